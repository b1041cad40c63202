import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const DIST = join(ROOT, 'dist');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export const SECURITY_HEADERS = JSON.parse(readFileSync(join(ROOT, 'security-headers.json'), 'utf8')) as Readonly<
  Record<string, string>
>;

/** Serves the built app with the committed headers; an address that is no file is a route of the app. */
export function serveDist(path: string, response: ServerResponse): void {
  const asked = join(DIST, normalize(path));
  const file = extname(asked) !== '' && existsSync(asked) ? asked : join(DIST, 'index.html');
  response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  response.end(readFileSync(file));
}
