import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { startTestApi, type TestApi } from './start-test-api';
import { TcpGate } from './tcp-gate';

describe('the api while PostgreSQL is away', () => {
  const server = process.env['DATABASE_URL'];
  let gate: TcpGate;
  let api: TestApi;

  beforeAll(async () => {
    const url = new URL(server ?? '');
    gate = new TcpGate({ host: url.hostname, port: Number(url.port || '5432') });
    await gate.open();
    url.hostname = '127.0.0.1';
    url.port = String(gate.port);
    process.env['DATABASE_URL'] = url.toString();
    api = await startTestApi();
  });

  afterAll(async () => {
    await api.stop();
    await gate.close();
    process.env['DATABASE_URL'] = server;
  });

  const http = () => request(api.app.getHttpServer());

  it('says so, lives on, keeps its event streams and goes on by itself when it is back', async () => {
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    const call = httpRequest({ host: '127.0.0.1', port, path: '/api/v1/events', agent: false }).end();
    const [stream] = (await once(call, 'response')) as [IncomingMessage];
    let received = '';
    stream.setEncoding('utf8').on('data', (text: string) => (received += text));

    await gate.close();
    for (let tries = 0; tries < 3; tries += 1) {
      const { status, body, headers } = await http().get('/api/v1/leads');
      expect([status, body.code, headers['retry-after']]).toEqual([503, 'service-unavailable', '5']);
      expect(JSON.stringify(body)).not.toContain('127.0.0.1');
    }
    expect((await http().get('/healthz/live')).status).toBe(200);
    expect((await http().get('/healthz/ready')).status).toBe(503);

    await gate.open();
    expect((await http().get('/healthz/ready')).status).toBe(200);
    expect((await http().post('/api/v1/leads/scan').send({ domain: 'back.example' })).status).toBe(200);
    for (let tries = 0; !received.includes('back.example'); tries += 1) {
      if (tries > 100) throw new Error(`no event after the database came back: ${received}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(stream.destroyed).toBe(false);
    stream.destroy();
  }, 40_000);
});
