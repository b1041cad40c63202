import { bundledRdapBootstrap } from '@hunter/core-whois';
import type { RdapAnswer } from '@hunter/core-whois';
import { createRdapBootstrapSource, fetchRdapBootstrap, IANA_RDAP_BOOTSTRAP_URL } from '../src/index.js';

const timeout = { kind: 'failed', cause: 'timeout' } as const;

function registryOf(publication: string, suffix = 'com'): RdapAnswer {
  return { kind: 'found', body: JSON.stringify({ publication, services: [[[suffix], ['https://rdap.test/']]] }) };
}

/** Answers in the given order, then with the last one, and counts. */
function answering(...answers: RdapAnswer[]): { urls: string[]; fetchRdap(url: string): Promise<RdapAnswer> } {
  const urls: string[] = [];
  return {
    urls,
    fetchRdap(url) {
      urls.push(url);
      return Promise.resolve(answers[Math.min(urls.length, answers.length) - 1] ?? timeout);
    },
  };
}

test('is read from IANA', async () => {
  const transport = answering(registryOf('2026-11-01'));
  const bootstrap = await fetchRdapBootstrap(transport);
  expect(transport.urls).toStrictEqual([IANA_RDAP_BOOTSTRAP_URL]);
  expect(bootstrap?.services.get('com')).toStrictEqual(['https://rdap.test/']);
});

test.each([{ kind: 'found', body: '<html>' } as const, { kind: 'absent' } as const, timeout])(
  'is none when the answer is %j',
  async (answer) => {
    expect(await fetchRdapBootstrap(answering(answer))).toBeNull();
  },
);

test('is fetched once for all who ask, and kept', async () => {
  const transport = answering(registryOf('2026-11-01'));
  const source = createRdapBootstrapSource(transport);
  const lists = await Promise.all([source(), source()]);
  expect([...lists, await source()].map(({ publication }) => publication)).toStrictEqual(Array(3).fill('2026-11-01'));
  expect(transport.urls).toHaveLength(1);
});

test('is fetched again when it is old, and kept when that fails', async () => {
  const transport = answering(registryOf('2026-11-01'), registryOf('2026-11-08'), timeout);
  const source = createRdapBootstrapSource(transport, { refreshIntervalMs: 0, retryIntervalMs: 60_000 });
  const publications: string[] = [];
  for (let asked = 0; asked < 4; asked += 1) publications.push((await source()).publication);
  expect(publications).toStrictEqual(['2026-11-01', '2026-11-08', '2026-11-08', '2026-11-08']);
  expect(transport.urls).toHaveLength(3);
});

test.each([timeout, registryOf('2026-11-01', 'example')])('is the bundled one when IANA answers %j', async (answer) => {
  const transport = answering(answer);
  const source = createRdapBootstrapSource(transport);
  expect(await source()).toBe(bundledRdapBootstrap);
  expect(await source()).toBe(bundledRdapBootstrap);
  expect(transport.urls).toHaveLength(1);
});
