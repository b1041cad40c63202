import { askMailLookups, LOOKUPS_PER_DOMAIN } from '../../src/dns/mail-lookups.mjs';

interface Outcome {
  isAnswered: boolean;
  mxHost?: string;
}

async function ask(answer: (name: string, type: string) => Outcome) {
  const asked: string[] = [];
  const answered = await new Promise<number>((resolve) => {
    askMailLookups(
      'firma.example',
      (name, type, done) => {
        asked.push(`${name} ${type}`);
        setImmediate(() => done(answer(name, type)));
      },
      resolve,
    );
  });
  return { asked, answered };
}

it('asks twelve questions, the address of the first MX last', async () => {
  const { asked, answered } = await ask((_, type) => ({
    isAnswered: true,
    ...(type === 'MX' ? { mxHost: 'mx1.firma.example' } : {}),
  }));
  expect(asked).toHaveLength(LOOKUPS_PER_DOMAIN);
  expect(new Set(asked).size).toBe(12);
  expect(asked.at(-1)).toBe('mx1.firma.example A');
  expect(answered).toBe(12);
});

it('counts only what was answered, and asks for no MX host where there is none', async () => {
  const { asked, answered } = await ask((name) => ({ isAnswered: !name.startsWith('_') }));
  expect(asked).toHaveLength(11);
  expect(answered).toBe(8);
});
