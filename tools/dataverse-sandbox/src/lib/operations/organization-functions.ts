import type { ApiReply } from '../http/exchange.js';
import { jsonReply } from '../http/exchange.js';
import { SANDBOX_IDS } from '../store/seed-organization.js';
import type { ApiContext } from './api-context.js';

const RECOMMENDED_PARALLELISM = 4;

function functionReply(context: ApiContext, name: string, body: object, headers = {}): ApiReply {
  const url = `${context.serviceRoot}/$metadata#Microsoft.Dynamics.CRM.${name}Response`;
  return jsonReply({ '@odata.context': url, ...body }, headers);
}

/** Who the caller is; also where clients read the recommended degree of parallelism. */
export function whoAmI(context: ApiContext): ApiReply {
  return functionReply(
    context,
    'WhoAmI',
    {
      BusinessUnitId: SANDBOX_IDS.businessUnit,
      UserId: context.caller.id,
      OrganizationId: SANDBOX_IDS.organization,
    },
    { 'x-ms-dop-hint': String(RECOMMENDED_PARALLELISM) },
  );
}

export function retrieveVersion(context: ApiContext): ApiReply {
  return functionReply(context, 'RetrieveVersion', { Version: '9.2.24093.193' });
}

/** The LCIDs of the languages that are switched on in this organisation. */
export function retrieveProvisionedLanguages(context: ApiContext): ApiReply {
  return functionReply(context, 'RetrieveProvisionedLanguages', {
    RetrieveProvisionedLanguages: context.org.profile.languages,
  });
}
