import type { D365Client } from '../client';
import { readNumber, readObjects, readString } from '../json';
import type { OrgForm, OrgView } from './provision-state';
import { LEAD_VIEWS, viewIdOf } from './views';

const MAIN_FORM = 2;
const ACTIVE = 1;

/** The forms on which people work with leads, as they are published. */
export async function fetchForms(client: Pick<D365Client, 'fetchRows'>): Promise<readonly OrgForm[]> {
  const rows = await client.fetchRows('systemforms', {
    $select: 'formid,name,formxml',
    $filter: `objecttypecode eq 'lead' and type eq ${String(MAIN_FORM)} and formactivationstate eq ${String(ACTIVE)}`,
    $orderby: 'name asc',
  });
  return rows.map((row) => ({
    id: readString(row, 'formid') ?? '',
    name: readString(row, 'name') ?? '',
    xml: readString(row, 'formxml') ?? '',
  }));
}

/** Those of Hunter's views that are there, with the languages that their names are published in. */
export async function fetchViews(
  client: Pick<D365Client, 'fetchRows' | 'fetchDocument'>,
): Promise<ReadonlyMap<string, OrgView>> {
  const rows = await client.fetchRows('savedqueries', {
    $select: 'savedqueryid',
    $filter: "returnedtypecode eq 'lead' and querytype eq 0",
  });
  const there = new Set(rows.flatMap((row) => readString(row, 'savedqueryid')?.toLowerCase() ?? []));
  const views = LEAD_VIEWS.filter((view) => there.has(viewIdOf(view))).map(
    async (view): Promise<[string, OrgView]> => [
      view.key,
      { languages: await fetchNameLanguages(client, viewIdOf(view)) },
    ],
  );
  return new Map(await Promise.all(views));
}

async function fetchNameLanguages(client: Pick<D365Client, 'fetchDocument'>, id: string): Promise<readonly number[]> {
  const moniker = encodeURIComponent(`{'@odata.id':'savedqueries(${id})'}`);
  const { body } = await client.fetchDocument(
    '/RetrieveLocLabels(EntityMoniker=@p1,AttributeName=@p2,IncludeUnpublished=@p3)' +
      `?@p1=${moniker}&@p2='name'&@p3=false`,
  );
  return readObjects(body['Label'], 'LocalizedLabels').flatMap((label) => readNumber(label, 'LanguageCode') ?? []);
}
