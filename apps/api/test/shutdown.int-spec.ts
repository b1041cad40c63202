import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestApi } from './start-test-api';

describe('stopping the api', () => {
  it('ends within seconds although a dashboard listens for events', async () => {
    const api = await startTestApi();
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    const call = httpRequest({ host: '127.0.0.1', port, path: '/api/v1/events', agent: false }).end();
    const [stream] = (await once(call, 'response')) as [IncomingMessage];
    stream.resume();
    const streamEnded = once(stream, 'close');
    const begun = Date.now();

    await api.stop();
    await streamEnded;

    expect(Date.now() - begun).toBeLessThan(5_000);
  }, 20_000);
});
