import fc from 'fast-check';
import nock from 'nock';
import { HOSTILE_TEXTS, NOTHING_KNOWN, withText } from '../../test/hostile-values';
import { sampleLead, sampleOrg } from '../../test/sample-lead';
import { readD365Config, type D365EnabledConfig } from './config';
import { createD365Client } from './create-client';
import { D365Error } from './d365-failure';
import { fitToOrg, mapLead, payloadHash } from './map';
import { isKeyValue, toUrlLiteral } from './odata';
import type { LeadForPush } from './lead-source.port';
import type { OrgColumns } from './schema';

/** What XML 1.0 can hold, and with it the service. */
const WRITABLE = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]+$/u;

function expectValidRequest(lead: LeadForPush, org: OrgColumns = sampleOrg()): void {
  const mapped = mapLead(lead, 'hunter');
  const { columns, notes } = fitToOrg(mapped, org);
  for (const { column, value } of columns) {
    const target = org.get(column);
    if (typeof value === 'string') {
      expect(value).toMatch(WRITABLE);
      expect(value.length).toBeLessThanOrEqual(target?.maxLength ?? Number.POSITIVE_INFINITY);
    }
    if (typeof value === 'number') expect(Number.isInteger(value)).toBe(true);
    if (target?.type === 'Picklist' && value !== null) {
      expect(target.options?.map((option) => option.value)).toContain(value);
    }
  }
  const told = new Set([...columns.map(({ column }) => column), ...notes.map(({ column }) => column)]);
  expect(told).toEqual(new Set(mapped.map(({ column }) => column)));
  expect(columns.find(({ column }) => column === 'lastname')?.value).toEqual(expect.stringMatching(/\S/));
  const body = Object.fromEntries(columns.map(({ column, value }) => [column, value]));
  expect(JSON.parse(JSON.stringify(body))).toEqual(body);
  expect(payloadHash(lead.domain, mapped)).toBe(payloadHash(lead.domain, mapLead({ ...lead }, 'hunter')));
}

describe('hostile values in a lead', () => {
  test.each(HOSTILE_TEXTS)('%s: a request that is valid, or a note that names the column', (_title, text) => {
    expectValidRequest(sampleLead(withText(text)));
  });

  test('nothing known at all', () => {
    expectValidRequest(sampleLead(NOTHING_KNOWN));
  });

  test('any text whatever, in columns of any length', () => {
    const short = sampleOrg({
      companyname: { maxLength: 1 },
      lastname: { maxLength: 2 },
      hunter_url: { maxLength: 3 },
    });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.boolean(), (text, isShort) => {
        expectValidRequest(sampleLead(withText(text)), isShort ? short : sampleOrg());
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['hunter_segment', { segment: 'Unheard-of' }, 'option-unmapped'],
    ['hunter_provider', { provider: '__proto__' }, 'option-unmapped'],
    ['hunter_commercial_heat', { commercialHeat: '' }, 'option-unmapped'],
    ['hunter_expires_at', { expiresOn: 'soon' }, 'type-mismatch'],
    ['hunter_expires_at', { expiresOn: '2027-13-41' }, 'type-mismatch'],
    ['hunter_opportunity_potential', { opportunityPotential: '7e3' }, 'type-mismatch'],
    ['hunter_score', { score: Number.NaN }, 'type-mismatch'],
    ['hunter_score', { score: 101 }, 'number-out-of-range'],
  ])('%s is left alone with %j and the note %s', (column, changes, code) => {
    const { columns, notes } = fitToOrg(mapLead(sampleLead(changes as Partial<LeadForPush>), 'hunter'), sampleOrg());
    expect(columns.map((one) => one.column)).not.toContain(column);
    expect(notes).toContainEqual(expect.objectContaining({ column, code }));
  });

  test('a text without a sign that can be written clears the column like no text', () => {
    const { columns } = fitToOrg(mapLead(sampleLead({ urgency: '\u0000\uD83D' }), 'hunter'), sampleOrg());
    expect(columns.find(({ column }) => column === 'hunter_urgency')?.value).toBeNull();
  });
});

describe('hostile values in an address', () => {
  const GIVEN = /^'[A-Za-z0-9\-_.!~*()%]*'$/;

  test('a literal is inert and reads back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
        const literal = toUrlLiteral(text);
        expect(literal).toMatch(GIVEN);
        expect(decodeURIComponent(literal).slice(1, -1).replaceAll("''", "'")).toBe(text);
      }),
    );
  });

  const config = readD365Config({
    HUNTER_D365_ENABLED: 'true',
    HUNTER_D365_BASE_URL: 'https://org.crm.example',
    HUNTER_D365_TENANT_ID: 'tenant.example',
    HUNTER_D365_CLIENT_ID: 'client',
    HUNTER_D365_CLIENT_SECRET: 'secret',
  }) as D365EnabledConfig;
  const client = createD365Client(config);

  beforeAll(() => nock.disableNetConnect());
  afterAll(() => {
    client.close();
    nock.restore();
  });

  test.each<readonly [title: string, domain: string]>([
    ...HOSTILE_TEXTS,
    ['a name that is no A-label', 'örnek.example'],
    ['a path', 'a.example/../teams'],
  ])('%s as a domain: refused by name before anything is sent', async (_title, domain) => {
    expect(isKeyValue(domain)).toBe(false);
    for (const refused of [client.fetchLeadByKey(domain, []), client.createLead(domain, {}, null)]) {
      const error: unknown = await refused.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(D365Error);
      expect((error as D365Error).failure.code).toBe('domain-not-a-key');
    }
  });
});
