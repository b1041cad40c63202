import { readFileSync, readdirSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Nginx } from './support/nginx.js';

const web = join(__dirname, '../../../apps/web');
const policy = JSON.parse(readFileSync(join(web, 'security-headers.json'), 'utf8')) as Record<string, string>;
const page = readFileSync(join(web, 'dist/index.html'), 'utf8');
const script = readdirSync(join(web, 'dist/assets')).find((name) => name.endsWith('.js'))!;

describe('the dashboard behind nginx', () => {
  let api: Server;
  let nginx: Nginx;
  let stream: ServerResponse | undefined;

  beforeAll(async () => {
    api = createServer((request, response) => {
      if (request.url === '/api/v1/events') {
        stream = response.writeHead(200, { 'content-type': 'text/event-stream' });
        stream.write('data: first\n\n');
        return;
      }
      let bytes = 0;
      request.on('data', (chunk: Buffer) => (bytes += chunk.length));
      request.once('end', () => {
        response.writeHead(200, {
          'content-type': 'application/json',
          'content-security-policy': "default-src 'none'",
        });
        response.end(JSON.stringify({ url: request.url, host: request.headers.host, bytes }));
      });
    });
    await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
    nginx = await Nginx.start((api.address() as AddressInfo).port);
  });

  afterAll(async () => {
    await (nginx as Nginx | undefined)?.stop();
    api.closeAllConnections();
    api.close();
  });

  it.each(['/', '/index.html', '/leads/first.example', '/import?step=2'])(
    'answers %s with the page and the headers of the policy, to be asked for again each time',
    async (path) => {
      const response = await fetch(`${nginx.url}${path}`);

      expect(response.status).toBe(200);
      expect(await response.text()).toBe(page);
      expect(Object.fromEntries(response.headers)).toMatchObject(inLowerCase(policy));
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('lets a hashed asset be kept for ever', async () => {
    const response = await fetch(`${nginx.url}/assets/${script}`);

    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(Object.fromEntries(response.headers)).toMatchObject(inLowerCase(policy));
  });

  it('has no page in the place of a missing asset, and nobody keeps the answer', async () => {
    const response = await fetch(`${nginx.url}/assets/gone-1a2b3c.js`);

    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBeNull();
    expect(Object.fromEntries(response.headers)).toMatchObject(inLowerCase(policy));
  });

  it.each(['/api/v1/leads?q=a%2Fb', '/healthz/ready', '/docs', '/docs/openapi.json'])(
    'hands %s on as it is, with the Host that the browser meant and the headers of the api',
    async (path) => {
      const response = await fetch(`${nginx.url}${path}`);

      expect(await response.json()).toEqual({ url: path, host: new URL(nginx.url).host, bytes: 0 });
      expect(response.headers.get('content-security-policy')).toBe("default-src 'none'");
    },
  );

  it('takes a list as large as the api takes', async () => {
    const body = new Uint8Array(50 * 1024 * 1024);

    const response = await fetch(`${nginx.url}/api/v1/imports`, { method: 'POST', body });

    expect(await response.json()).toMatchObject({ bytes: body.length });
  });

  it('passes every event on at once', async () => {
    const abort = new AbortController();
    const response = await fetch(`${nginx.url}/api/v1/events`, { signal: abort.signal });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();

    expect((await reader.read()).value).toBe('data: first\n\n');
    stream?.write('data: second\n\n');
    expect((await reader.read()).value).toBe('data: second\n\n');
    abort.abort();
  });

  it('shows no figures', async () => {
    expect((await fetch(`${nginx.url}/metrics`)).status).toBe(404);
  });

  it('answers with a problem when the api is away', async () => {
    api.closeAllConnections();
    await new Promise((resolve) => api.close(resolve));

    const response = await fetch(`${nginx.url}/api/v1/leads`);

    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('retry-after')).toBe('2');
    expect(await response.json()).toMatchObject({ status: 503, code: 'service-unavailable' });
  });
});

function inLowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
