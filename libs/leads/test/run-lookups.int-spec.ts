import { Logger } from '@nestjs/common';
import { analyzeDns, type DnsResolver } from '@hunter/core-dns';
import { enrichIp, type IpSources } from '@hunter/core-enrichment';
import type { Registration } from '@hunter/core-whois';
import {
  LeadChangeRepository,
  LeadLookupRepository,
  LeadRepository,
  OutboxRepository,
  type LeadRow,
} from '@hunter/persistence';
import { createTestDatabase, type TestDatabase } from '@hunter/persistence/testing';
import { RelayLookups, RunLookups, type LookupSettings } from '../src';
import { createSaveScans } from './save-scans';
import { microsoftDomain } from './scripted-domain-reader';
import { waitUntil } from './wait-until';

const BOTH: LookupSettings = { registration: true, enrichment: true };
const answered = { source: 'rdap', server: 'rdap.example', engineVersion: '1.0.0' } as const;
const REGISTERED: Registration = {
  status: 'present',
  ...answered,
  registrar: 'Lale Registrar',
  registrarIanaId: null,
  createdAt: '2020-01-01',
  expiresAt: '2099-01-01',
  nameservers: ['ns1.lale.example'],
  statuses: [],
};
const UNREACHABLE: Registration = { status: 'unknown', cause: 'timeout', engineVersion: '1.0.0' };

describe('RunLookups', () => {
  let database: TestDatabase;
  let lookups: LeadLookupRepository;
  let registrations: Record<string, Registration | Error>;
  let asked: string[];
  let sources: IpSources;
  let rung: string[][];

  beforeAll(async () => {
    database = await createTestDatabase();
    lookups = new LeadLookupRepository(database.dataSource);
    Logger.overrideLogger(false);
  });

  beforeEach(async () => {
    await database.dataSource.query('TRUNCATE leads, outbox CASCADE');
    registrations = {};
    asked = [];
    rung = [];
    sources = { ip2location: () => ({ kind: 'found', facts: { usageType: 'DCH', isp: 'Lale Net', country: 'DE' } }) };
  });

  afterAll(() => database.remove());

  const scan = async (domains: readonly string[], settings = BOTH): Promise<string[]> => {
    const resolver: DnsResolver = {
      query: (name, type) =>
        Promise.resolve(
          type === 'A'
            ? { kind: 'records', authenticated: false, records: [{ type, address: '192.0.2.7' }] }
            : (microsoftDomain(name, type) ?? { kind: 'absent', reason: 'nodata' }),
        ),
    };
    const reads = await Promise.all(
      domains.map(async (domain) => ({
        target: { domain, unicodeDomain: domain, companyName: null, source: 'scan' },
        reading: await analyzeDns(domain, resolver, { readAt: new Date().toISOString() }),
      })),
    );
    const saved = await database.dataSource.transaction((manager) =>
      createSaveScans(database.dataSource, settings).saveScans(manager, reads),
    );
    return [...saved.values()].map(({ leadId }) => leadId);
  };
  const runner = (readRegistration?: (domain: string) => Promise<Registration>) =>
    new RunLookups(
      database.dataSource,
      lookups,
      new LeadChangeRepository(database.dataSource),
      new OutboxRepository(database.dataSource),
      {
        readRegistration:
          readRegistration ??
          ((domain) => {
            asked.push(domain);
            const answer = registrations[domain] ?? REGISTERED;
            return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
          }),
      },
      { readNetwork: (ip) => enrichIp(ip, sources) },
    );
  const relay = () =>
    new RelayLookups(lookups, {
      wakeWorkers: (leadIds) => {
        rung.push([...leadIds]);
        return Promise.resolve();
      },
      countWaiting: () => Promise.resolve(0),
    });
  const findLead = async (domain: string): Promise<LeadRow> => {
    const lead = await new LeadRepository(database.dataSource).findLead(domain);
    if (lead === null) throw new Error('the lead is gone');
    return lead;
  };
  const countOf = async (sql: string): Promise<number> => {
    const [row] = await database.dataSource.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${sql}`);
    return row!.count;
  };
  const forgetTime = () => database.dataSource.query('UPDATE leads SET registration_read_at = NULL');

  it('keeps registration and network of a scanned lead, and tells of it', async () => {
    const leadIds = await scan(['lale.example']);

    await runner().runLookups({ leadIds });

    expect(await findLead('lale.example')).toMatchObject({
      registration_status: 'present',
      registration_source: 'rdap',
      registrar: 'Lale Registrar',
      expires_at: '2099-01-01',
      nameservers: ['ns1.lale.example'],
      infrastructure_summary: 'Hosted on DataCenter, ISP: Lale Net, Country: DE',
      network: { ip_address: '192.0.2.7', country: 'DE', is_proxy: null },
      row_version: 3,
    });
    expect(await countOf("outbox WHERE name = 'lead.updated' AND data->>'domain' = 'lale.example'")).toBe(1);
    expect(await countOf('lead_lookups')).toBe(0);
  });

  it('is asked for by a scan only while a look-up is on', async () => {
    await scan(['off.example'], { registration: false, enrichment: false });
    expect(await countOf('lead_lookups')).toBe(0);

    await scan(['on.example'], { registration: false, enrichment: true });
    expect(await countOf('lead_lookups')).toBe(1);
  });

  it('leaves what is known as it is when every look-up fails, and tries again later', async () => {
    const leadIds = await scan(['lale.example']);
    await runner().runLookups({ leadIds });
    const before = await findLead('lale.example');
    registrations['lale.example'] = UNREACHABLE;
    sources = { ip2location: () => ({ kind: 'failed', cause: 'unreadable' }) };
    await scan(['lale.example']);
    await forgetTime();

    await runner().runLookups({ leadIds });

    expect(await findLead('lale.example')).toMatchObject({
      registration_status: 'present',
      registrar: before.registrar,
      expires_at: before.expires_at,
      nameservers: before.nameservers,
      infrastructure_summary: before.infrastructure_summary,
      network: before.network,
    });
    expect(await countOf("lead_lookups WHERE attempts = 1 AND due_at > now() + interval '4 minutes'")).toBe(1);
    expect(await countOf("outbox WHERE name = 'lead.updated'")).toBe(1);
  });

  it('gives up after the last attempt, and at once where asking again brings the same', async () => {
    registrations['slow.example'] = UNREACHABLE;
    registrations['nowhere.example'] = { ...UNREACHABLE, cause: 'no-service' };
    const leadIds = await scan(['slow.example', 'nowhere.example']);
    await runner().runLookups({ leadIds });
    expect(await countOf('lead_lookups')).toBe(1);

    for (let attempt = 0; attempt < 3; attempt += 1) await runner().runLookups({ leadIds });

    expect(await countOf('lead_lookups')).toBe(0);
    expect(asked.filter((domain) => domain === 'slow.example')).toHaveLength(4);
    expect(await findLead('slow.example')).toMatchObject({ registration_status: 'unknown', registrar: null });
  });

  it('does not ask a registry again within a day', async () => {
    const leadIds = await scan(['lale.example']);
    await runner().runLookups({ leadIds });
    await scan(['lale.example']);
    await runner().runLookups({ leadIds });

    expect(asked).toEqual(['lale.example']);
    expect(await countOf('lead_lookups')).toBe(0);
  });

  it('tells when a registration is about to end', async () => {
    const soon = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
    registrations['lale.example'] = { ...REGISTERED, expiresAt: soon };
    const leadIds = await scan(['lale.example']);

    await runner().runLookups({ leadIds });

    expect(
      await countOf(`lead_changes WHERE type = 'expire_soon' AND old_value IS NULL AND new_value = '${soon}'`),
    ).toBe(1);
  });

  it('goes on with the others when one lead breaks', async () => {
    registrations['broken.example'] = new TypeError('a part of the answer is missing');
    const leadIds = await scan(['broken.example', 'fine.example']);

    await runner().runLookups({ leadIds });

    expect(await findLead('fine.example')).toMatchObject({ registration_status: 'present' });
    expect(await countOf('lead_lookups WHERE attempts = 1 AND lease_until IS NULL')).toBe(1);
  });

  it('gives a lead to one of two workers that are rung for it', async () => {
    const leadIds = await scan(['a.example', 'b.example', 'c.example']);

    await Promise.all([runner().runLookups({ leadIds }), runner().runLookups({ leadIds })]);

    expect([...asked].sort()).toEqual(['a.example', 'b.example', 'c.example']);
  });

  it('leaves the rest to others when the worker drains', async () => {
    const leadIds = await scan(Array.from({ length: 20 }, (_, index) => `d${String(index)}.example`));
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    let begun = 0;
    const draining = runner(async () => {
      begun += 1;
      await gate;
      return REGISTERED;
    });
    const running = draining.runLookups({ leadIds });
    await waitUntil('eight have begun', () => begun === 8);

    const drained = draining.drain();
    release();
    await Promise.all([running, drained]);

    expect(begun).toBe(8);
    expect(await countOf('lead_lookups WHERE lease_until IS NULL')).toBe(12);
  });

  it('is rung for once, and again when the wake-up was lost or the worker died', async () => {
    const [leadId] = await scan(['lale.example']);
    expect(await relay().relayLookups()).toBe(1);
    expect(await relay().relayLookups()).toBe(0);

    await database.dataSource.query("UPDATE lead_lookups SET due_at = now() - interval '1 second'");
    await lookups.claimLead(leadId ?? '', 60);
    expect(await relay().relayLookups()).toBe(0);
    await database.dataSource.query("UPDATE lead_lookups SET lease_until = now() - interval '1 second'");
    expect(await relay().relayLookups()).toBe(1);

    expect(rung).toEqual([[leadId], [leadId]]);
  });
});
