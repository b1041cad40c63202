import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { INSTALL, NODE_OPTIONS } from './support/deployment-steps.mjs';

const root = join(__dirname, '../../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const stagesOf = (app: string) =>
  read(`apps/${app}/Dockerfile`)
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .reduce<string[][]>((stages, line) => {
      if (line.startsWith('FROM ')) stages.push([]);
      stages.at(-1)?.push(line);
      return stages;
    }, []);

interface Service {
  readonly network_mode?: string;
  readonly ports?: readonly string[];
  readonly command?: readonly string[];
  readonly deploy?: { readonly replicas: number };
  readonly read_only?: boolean;
}
const compose = parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, Service> };
const nginx = read('apps/web/nginx/nginx.conf');

describe.each(['api', 'worker'])('the image of %s', (app) => {
  const [build, install, run] = stagesOf(app) as [string[], string[], string[]];

  it('is built on the version of Node that everything is tested on', () => {
    const major = read('.nvmrc').trim().split('.')[0];

    for (const [from] of [build, install, run]) expect(from).toMatch(new RegExp(`^FROM node:${major}-slim`));
  });

  it('installs what the build has written for it, as the test does', () => {
    expect(build).toContain(`RUN npx nx build @hunter/${app}`);
    expect(install).toContain(`COPY --from=build /src/apps/${app}/dist/deployable ./`);
    expect(install.at(-1)).toBe(`RUN --mount=type=cache,target=/root/.npm ${INSTALL.join(' ')}`);
  });

  it('starts as the test does, as nobody special', () => {
    expect(run.at(-1)).toBe(`CMD ${JSON.stringify(['node', ...NODE_OPTIONS, 'main.js']).replaceAll(',', ', ')}`);
    expect(run).toContain('USER node');
  });

  it('asks itself whether it is ready, at the port that it listens on', () => {
    const variable = app === 'api' ? 'PORT' : 'HUNTER_WORKER_PORT';
    const check = run.find((line) => line.startsWith('HEALTHCHECK'));

    expect(run.find((line) => line.startsWith('ENV'))).toMatch(new RegExp(` ${variable}=\\d+$`));
    expect(check).toContain(
      `CMD ["node", "-e", "fetch(\`http://127.0.0.1:\${process.env.${variable}}/healthz/ready\`)`,
    );
  });
});

describe('the image of web', () => {
  const [build, run] = stagesOf('web') as [string[], string[]];

  it('serves what the build has written, under the configuration of the repository, as nobody special', () => {
    expect(build).toContain('RUN npx nx build @hunter/web');
    expect(run).toContain('COPY --from=build /src/apps/web/dist /usr/share/nginx/html');
    expect(nginx).toContain('root /usr/share/nginx/html;');
    expect(run).toContain('COPY apps/web/nginx/ /etc/nginx/');
    expect(run).toContain('USER 101:101');
  });

  it('listens on the port that it names', () => {
    expect(nginx).toContain('listen 8080;');
    expect(run).toContain('EXPOSE 8080');
    expect(run.find((line) => line.startsWith('HEALTHCHECK'))).toContain('http://127.0.0.1:8080/');
    expect(compose.services['web']?.ports).toEqual(['127.0.0.1:3000:8080']);
  });
});

describe('docker-compose.yml', () => {
  it('publishes nothing but the dashboard, and that on the loopback address', () => {
    const published = Object.values(compose.services).flatMap(({ ports = [] }) => ports);

    expect(published).toHaveLength(1);
    expect(published[0]).toMatch(/^127\.0\.0\.1:/);
  });

  it('puts the api where nginx looks for it', () => {
    const port = /ENV .* PORT=(\d+)/.exec(read('apps/api/Dockerfile'))?.[1];

    expect(compose.services['api']?.network_mode).toBe('service:web');
    expect(nginx).toContain(`server 127.0.0.1:${port};`);
  });

  it('migrates with the command of the test and runs two workers', () => {
    expect(compose.services['migrate']?.command).toEqual(['node', ...NODE_OPTIONS, 'migrate.js']);
    expect(compose.services['worker']?.deploy?.replicas).toBe(2);
  });

  it.each(['migrate', 'web', 'api', 'worker'])('runs %s on a read-only file system', (name) => {
    expect(compose.services[name]?.read_only).toBe(true);
  });

  it('takes every secret from the environment, and .env.example names each of them with Dynamics 365 off', () => {
    const example = read('.env.example');
    const needed = [...read('docker-compose.yml').matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name);

    expect(new Set(needed)).toEqual(new Set(['POSTGRES_PASSWORD', 'REDIS_PASSWORD']));
    for (const name of needed) expect(example).toMatch(new RegExp(`^${name}=$`, 'm'));
    expect(example).toMatch(/^HUNTER_D365_ENABLED=false$/m);
    expect(example).not.toMatch(/^HUNTER_D365_CLIENT_SECRET=/m);
  });
});
