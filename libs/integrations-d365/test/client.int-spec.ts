import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { D365Client } from '../src/lib/client';
import type { D365EnabledConfig } from '../src/lib/config';
import { createD365Client } from '../src/lib/create-client';
import { D365Error, type D365Failure } from '../src/lib/d365-failure';
import { mapLead, fitToOrg } from '../src/lib/map';
import { OrgDirectory } from '../src/lib/org-directory';
import { sampleLead } from './sample-lead';
import { Sandbox } from './sandbox';

describe('the client and the sandbox', () => {
  let sandbox: Sandbox;
  const clients: D365Client[] = [];

  beforeAll(async () => {
    sandbox = await Sandbox.start();
  });

  afterAll(async () => {
    for (const client of clients) client.close();
    await sandbox.stop();
  });

  beforeEach(() => sandbox.reset());

  function connect(changes: Partial<D365EnabledConfig> = {}) {
    const seen = { tokens: 0, failures: [] as D365Failure[] };
    const client = createD365Client(
      { ...sandbox.config(), ...changes },
      { onTokenRefresh: () => (seen.tokens += 1), onFailure: (failure) => seen.failures.push(failure) },
    );
    clients.push(client);
    return { client, seen };
  }

  async function failureOf(client: D365Client): Promise<D365Failure> {
    const error: unknown = await client.fetchLeadByKey('nobody.example', []).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof D365Error)) throw new Error(`not a D365Error: ${String(error)}`);
    return error.failure;
  }

  test('signs in once for many requests', async () => {
    const { client, seen } = connect();
    await Promise.all(Array.from({ length: 10 }, () => client.fetchLeadByKey('nobody.example', [])));
    expect(seen.tokens).toBe(1);
  });

  test('trusts the sandbox only through its own authority', async () => {
    expect(await failureOf(connect({ ca: null }).client)).toMatchObject({ code: 'tls-untrusted', kind: 'permanent' });
  });

  test.each<[Partial<D365EnabledConfig>, string]>([
    [{ credential: { kind: 'client-secret', secret: 'wrong' } }, 'sign-in-secret-invalid'],
    [{ clientId: '00000000-1111-4222-8333-444444444444' }, 'sign-in-app-unknown'],
    [{ tenantId: '00000000-1111-4222-8333-444444444444' }, 'sign-in-tenant-unknown'],
  ])('is told at the door with %j', async (changes, code) => {
    const { client, seen } = connect(changes);
    expect(await failureOf(client)).toMatchObject({ code, kind: 'permanent' });
    expect(seen.failures.map((failure) => failure.code)).toEqual([code]);
  });

  test('tells an expired secret from a wrong one', async () => {
    await sandbox.faults({ token: { error: '7000222' } });
    expect(await failureOf(connect().client)).toMatchObject({ code: 'sign-in-secret-expired' });
  });

  test('takes a sign-in service that is down for a passing trouble', async () => {
    await sandbox.faults({ outage: { scope: 'entra', mode: '503' } });
    expect(await failureOf(connect().client)).toMatchObject({ code: 'sign-in-unreachable', kind: 'transient' });
  });

  test('does not wait for a sign-in service that never answers', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const held = new Set<Socket>();
    silent.on('connection', (socket) => held.add(socket));
    const startedAt = Date.now();
    const { client } = connect({ requestTimeoutMs: 400, authorityHost: `https://127.0.0.1:${String(port)}` });
    expect(await failureOf(client)).toMatchObject({ code: 'sign-in-unreachable', kind: 'transient' });
    expect(Date.now() - startedAt).toBeLessThan(3_000);
    expect(held.size).toBe(1);
    for (const socket of held) socket.destroy();
    silent.close();
  });

  test('can write every column of the default mapping to a provisioned organisation', async () => {
    const { notes } = fitToOrg(mapLead(sampleLead(), 'hunter'), await connect().client.fetchOrgColumns());
    expect(notes).toEqual([]);
  });

  test('reads lengths and ranges of this organisation', async () => {
    const columns = await connect().client.fetchOrgColumns();
    expect(columns.get('subject')).toMatchObject({ type: 'String', maxLength: 300, writable: true });
    expect(columns.get('hunter_score')).toMatchObject({ type: 'Integer', min: 0, max: 100 });
    expect(columns.get('leadqualitycode')?.options?.map(({ value }) => value)).toEqual([1, 2, 3]);
    expect(columns.get('fullname')).toMatchObject({ writable: false });
  });

  test('finds the rep by object id, else the team, and creates the lead in that name', async () => {
    const { client } = connect();
    const users = await sandbox.rowsOf('systemusers');
    const deniz = users.find((user) => user['domainname'] === 'deniz@sandbox.example');
    const objectId = String(deniz?.['azureactivedirectoryobjectid']);
    const directory = new OrgDirectory({ client, ownerTeam: 'Hunter Sales', ttlMs: 60_000, now: Date.now });
    const asUser = await directory.findOwner(objectId);
    const asTeam = await directory.findOwner('00000000-1111-4222-8333-444444444444');
    expect(asUser).toEqual({ binding: `/systemusers(${String(deniz?.['systemuserid'])})` });
    expect(asTeam).toEqual({ binding: expect.stringMatching(/^\/teams\(/) });

    await client.createLead('by-user.example', { subject: 'x' }, asUser.binding);
    await client.createLead('by-team.example', { subject: 'x' }, asTeam.binding);
    expect(await sandbox.row('by-user.example')).toMatchObject({ ownerid: { logicalName: 'systemuser' } });
    expect(await sandbox.row('by-team.example')).toMatchObject({ ownerid: { logicalName: 'team' } });
  });
});
