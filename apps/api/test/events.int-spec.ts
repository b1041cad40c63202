import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OutboxRepository } from '@hunter/persistence';
import request from 'supertest';
import { startTestApi, type TestApi } from './start-test-api';

interface ReceivedEvent {
  readonly id: string;
  readonly name: string;
  readonly data: Record<string, unknown>;
}

describe('server-sent events', () => {
  let api: TestApi;
  const open: AbortController[] = [];

  beforeAll(async () => {
    api = await startTestApi();
  });

  afterEach(() => {
    for (const controller of open.splice(0)) controller.abort();
  });

  afterAll(() => api.stop());

  const subscribe = async (
    headers: Record<string, string> = {},
  ): Promise<{ next(name: string): Promise<ReceivedEvent> }> => {
    const controller = new AbortController();
    open.push(controller);
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${String(port)}/api/v1/events`, {
      headers,
      signal: controller.signal,
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const events = readEvents(response);
    return {
      next: async (name) => {
        for (;;) {
          const { value } = await events.next();
          if (value === undefined) throw new Error('the stream ended');
          if (value.name === name) return value;
        }
      },
    };
  };

  it('tell every client of a scan', async () => {
    const [first, second] = await Promise.all([subscribe(), subscribe()]);

    await request(api.app.getHttpServer()).post('/api/v1/leads/scan').send({ domain: 'live.example' });

    for (const client of [first, second]) {
      expect((await client.next('lead.updated')).data).toMatchObject({ domain: 'live.example' });
    }
  });

  it('resume after the last event that a client has seen', async () => {
    const client = await subscribe();
    await request(api.app.getHttpServer()).post('/api/v1/leads/scan').send({ domain: 'seen.example' });
    const seen = await client.next('lead.updated');
    await request(api.app.getHttpServer()).post('/api/v1/leads/scan').send({ domain: 'missed.example' });

    const returned = await subscribe({ 'Last-Event-ID': seen.id });

    expect((await returned.next('lead.updated')).data).toMatchObject({ domain: 'missed.example' });
  });

  it('resume without a gap after thousands of events, and go on live in the same order', async () => {
    const outbox = new OutboxRepository(api.database.dataSource);
    const last = await outbox.fetchLatestId();
    const saveNumbers = (first: number, count: number): Promise<void> =>
      api.database.dataSource.transaction((manager) =>
        outbox.saveEventsOf(
          manager,
          'd365.status',
          Array.from({ length: count }, (_, index) => ({ number: first + index })),
        ),
      );
    await saveNumbers(0, 2_500);

    const returned = await subscribe({ 'Last-Event-ID': last });
    await saveNumbers(2_500, 100);

    const numbers: unknown[] = [];
    while (numbers.length < 2_600) numbers.push((await returned.next('d365.status')).data['number']);
    expect(numbers).toEqual(Array.from({ length: 2_600 }, (_, index) => index));
  });

  it('tell of an event whose transaction began long ago', async () => {
    const outbox = new OutboxRepository(api.database.dataSource);
    await api.database.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_sleep(0.5)');
      await outbox.saveEvents(manager, [{ name: 'job.progress', data: { slow: true } }]);
      const [row] = await manager.query<{ young: boolean }[]>(
        "SELECT created_at > now() + interval '400 milliseconds' AS young FROM outbox ORDER BY id DESC LIMIT 1",
      );

      expect(row).toEqual({ young: true });
    });
  });

  it('end a HEAD request', async () => {
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    const [answer] = (await once(
      httpRequest({ host: '127.0.0.1', port, path: '/api/v1/events', method: 'HEAD', agent: false }).end(),
      'response',
    )) as [IncomingMessage];
    answer.resume();

    await once(answer, 'end');
    expect(answer.statusCode).toBe(200);
  });
});

async function* readEvents(response: Response): AsyncGenerator<ReceivedEvent> {
  if (response.body === null) throw new Error('no body');
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const field = (name: string): string =>
        lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
      if (field('event') !== '')
        yield { id: field('id'), name: field('event'), data: JSON.parse(field('data')) as Record<string, unknown> };
    }
  }
}
