import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { toolFolder } from './launched.js';

const pg = createRequire(join(toolFolder, 'package.json')).resolve('pg');

const ready = `
  const http = require('node:http');
  const routes = {
    '/healthz/ready': (request, response) => response.end('ok'),
    '/api/v1/echo': (request, response) => response.end(JSON.stringify({ headers: request.headers, url: request.url })),
    '/api/v1/die': () => process.exit(9),
    '/api/v1/environment': (request, response) => response.end(JSON.stringify(process.env)),
    '/api/v1/events': (request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.flushHeaders();
      setTimeout(() => response.write('data: first\\n\\n'), 400);
      request.on('close', () => console.log('listener left'));
    },
  };
`;

const server = (portVariable: string) => `${ready}
  const server = http.createServer((request, response) => {
    const route = routes[request.url.split('?')[0]];
    if (route) route(request, response);
    else { response.statusCode = 404; response.end('{"code":"not-found"}'); }
  });
  server.listen(Number(process.env.${portVariable}), process.env.HUNTER_HOST, () => console.log('listening'));
  process.on('SIGTERM', () => { console.log('stopping'); server.closeAllConnections(); server.close(() => process.exit(0)); });
`;

const migrate = `
  const pg = require(${JSON.stringify(pg)});
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  client.connect()
    .then(() => client.query('create table if not exists starts (at timestamptz default now())'))
    .then(() => client.query('insert into starts default values'))
    .then(() => client.end());
`;

const sandbox = (line: string) => `
  const value = (name) => process.argv[process.argv.indexOf(name) + 1];
  console.log(JSON.stringify(${line}));
  const timer = setInterval(() => undefined, 1000);
  process.on('SIGTERM', () => clearInterval(timer));
`;

const files: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    name: 'dummy',
    private: true,
    scripts: { start: `"${process.execPath}" "${join(toolFolder, 'test/support/start-dummy.mjs')}" "$PWD"` },
  }),
  'node_modules/nx/package.json': '{ "name": "nx" }',
  'node_modules/nx/bin/nx.js': 'console.log(process.argv.slice(2).join(" "));',
  'apps/api/dist/main.js': server('PORT'),
  'apps/api/dist/migrate.js': migrate,
  'apps/worker/dist/main.js': server('HUNTER_WORKER_PORT'),
  'apps/web/dist/index.html': '<!doctype html><title>Hunter</title>',
  'apps/web/dist/assets/app-1.js': 'export {};',
  'apps/web/security-headers.json': JSON.stringify({
    'Content-Security-Policy': "default-src 'self'",
    'X-Content-Type-Options': 'nosniff',
  }),
  'tools/dataverse-sandbox/bin/dataverse-sandbox.mjs': sandbox(
    "{ dataverse: 'https://localhost:' + value('--port'), tenant_id: 't', client_id: 'c' }",
  ),
  'tools/dns-sandbox/bin/dns-sandbox.mjs': sandbox("{ dns: '127.0.0.1:' + value('--port') }"),
};

/** Lays out a clone whose programs are a few lines each, so that only the launcher is under test. */
export function makeDummyClone(folder: string, changed: Readonly<Record<string, string>> = {}): void {
  for (const [name, text] of Object.entries({ ...files, ...changed })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  // Whoever the test starts the stack as makes the data folder in here.
  chmodSync(folder, 0o777);
}
