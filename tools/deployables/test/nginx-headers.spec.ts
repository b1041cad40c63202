import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const web = join(__dirname, '../../../apps/web');
const policy = JSON.parse(readFileSync(join(web, 'security-headers.json'), 'utf8')) as Record<string, string>;
const headers = readFileSync(join(web, 'nginx/security-headers.conf'), 'utf8');
const server = readFileSync(join(web, 'nginx/nginx.conf'), 'utf8');

describe('the nginx configuration of the dashboard', () => {
  it('sends exactly the headers of the policy, on errors too', () => {
    const directives = headers.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const sent = directives.map((line) => /^add_header (\S+) "([^"]*)" always;$/.exec(line)?.slice(1));

    expect(Object.fromEntries(sent as [string, string][])).toEqual(policy);
    expect(sent).toHaveLength(Object.keys(policy).length);
  });

  it('includes them wherever files are served', () => {
    const locations = [...server.matchAll(/location [^{]+\{[^}]*\}/g)].map(([block]) => block);
    const serving = locations.filter((block) => block.includes('try_files'));

    expect(serving).toHaveLength(2);
    for (const block of serving) expect(block).toContain('include security-headers.conf;');
  });
});
