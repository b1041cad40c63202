import type { INestApplication } from '@nestjs/common';
import type { Server } from 'node:http';
import request from 'supertest';
import { createD365Client } from '../src/lib/create-client';
import { runProvision } from '../src/lib/provision/run-provision';
import { readAdminConfig } from '../src/lib/provision/setup-config';
import { World } from './world';

describe('the endpoints that examine an organisation', () => {
  let world: World;
  let api: INestApplication;

  beforeAll(async () => {
    world = await World.start();
    api = await world.startApi();
  });
  beforeEach(() => world.sandbox.reset());
  afterAll(() => world.stop());

  async function provisionAsAdministrator(): Promise<void> {
    const config = readAdminConfig({
      ...world.sandbox.environment,
      HUNTER_D365_ADMIN_CLIENT_ID: '9c0e54aa-61b7-4a7e-8a43-71d0f3f1b5c2',
      HUNTER_D365_ADMIN_CLIENT_SECRET: 'sandbox-admin-secret',
    });
    if (config === null) throw new Error('no admin');
    const client = createD365Client(config);
    try {
      await runProvision(client, { publisherPrefix: 'hunter', qualifyEnabled: false, dryRun: false, now: Date.now });
    } finally {
      client.close();
    }
  }

  const http = (of = api) => request(of.getHttpServer() as Server);

  test('show the checklist in both languages', async () => {
    await world.sandbox.faults({ bulk_messages: false });
    const { body } = (await http().get('/d365/checklist').expect(200)) as { body: Record<string, unknown> };
    expect(body).toMatchObject({ healthy: false, checked_at: expect.stringMatching(/Z$/) });
    expect(body['items']).toHaveLength(10);
    expect(body['items']).toContainEqual({
      check: 'bulk-messages',
      status: 'fail',
      code: 'bulk-messages-missing',
      seen: [
        { name: 'CreateMultiple', found: null, expected: 'available' },
        { name: 'UpdateMultiple', found: null, expected: 'available' },
      ],
      translations: {
        tr: { title: 'Toplu iletiler', why: expect.any(String), fix: expect.any(String) },
        en: { title: 'Bulk messages', why: expect.any(String), fix: expect.any(String) },
      },
    });
  });

  test('plan provisioning and refuse to carry it out', async () => {
    const planned = (await http().post('/d365/provision').send({ dry_run: true }).expect(200)) as {
      body: { complete: boolean; steps: { step: string; status: string; title: { tr: string; en: string } }[] };
    };
    expect(planned.body.complete).toBe(false);
    expect(planned.body.steps[0]).toEqual({
      step: 'create-role',
      target: 'Hunter Integration',
      status: 'planned',
      title: { tr: 'Hunter Integration rolünü oluştur', en: 'Create the role Hunter Integration' },
      failure: null,
    });
    expect(await world.sandbox.state()).toMatchObject({ writes: 0 });
    await provisionAsAdministrator();
    await world.sandbox.reset();
    const { body } = (await http().post('/d365/provision').send({ dry_run: true }).expect(200)) as { body: unknown };
    expect(body).toEqual({ dry_run: true, complete: true, languages: [1033, 1055], steps: [], conflicts: [] });
    await http().post('/d365/provision').send({}).expect(200);
    const refused = await http().post('/d365/provision').send({ dry_run: false });
    expect(refused.body).toMatchObject({ code: 'invalid-body', errors: [{ field: 'dry_run' }] });
    expect(await world.sandbox.state()).toMatchObject({ writes: 0 });
  });

  test('say why the plan cannot be made', async () => {
    await world.sandbox.faults({ access: { member: false } });
    const { status, body } = await http().post('/d365/provision').send({});
    expect(status).toBe(503);
    expect(body).toMatchObject({ code: 'service-unavailable', errors: [{ field: 'd365', code: 'user-not-member' }] });
  });

  test('are closed while the integration is off', async () => {
    const off = await world.startApi({ enabled: false });
    const { body } = await http(off).get('/d365/checklist').expect(403);
    expect(body).toMatchObject({ code: 'd365-disabled' });
    await http(off).post('/d365/provision').send({}).expect(403);
  });
});
