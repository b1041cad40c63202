import { fetchDuplicates } from './fetch-duplicates';
import type { JsonObject } from './json';
import type { ColumnValues } from './schema';

const OURS: ColumnValues = {
  emailaddress1: 'info@firma.example',
  companyname: 'Firma',
  websiteurl: 'https://firma.example',
};

async function matchedOn(values: ColumnValues, row: JsonObject): Promise<readonly string[]> {
  const rows = [{ leadid: 'A', statecode: 0, ...row }];
  const found = await fetchDuplicates(values, { fetchRows: () => Promise.resolve(rows) });
  return found.map((match) => match.matchedOn);
}

test.each<[string, ColumnValues, JsonObject, string]>([
  ['the same mail address', OURS, { emailaddress1: 'INFO@firma.example' }, 'email'],
  ['the same website', OURS, { emailaddress1: 'x@y.example', websiteurl: 'https://firma.example' }, 'website'],
  ['the same name', OURS, { companyname: 'Firma' }, 'name'],
  ['the same name, when neither has an address', { companyname: 'Firma' }, { companyname: 'Firma' }, 'name'],
])('a row with %s is told as such', async (_case, values, row, expected) => {
  expect(await matchedOn(values, row)).toEqual([expected]);
});

test('asks nothing when there is nothing to compare', async () => {
  const fetchRows = jest.fn();
  expect(await fetchDuplicates({ companyname: '' }, { fetchRows })).toEqual([]);
  expect(fetchRows).not.toHaveBeenCalled();
});
