import { D365Error, toD365Failure } from '../d365-failure';
import type { D365FailureCode } from '../failure-codes';
import { sendBisected } from './send-bisected';

const targets = Array.from({ length: 100 }, (_, index) => index);

function refusing(code: D365FailureCode, bad: (target: number) => boolean) {
  const sent: (readonly number[])[] = [];
  const send = (part: readonly number[]) => {
    sent.push(part);
    if (part.some(bad)) return Promise.reject(new D365Error(toD365Failure(code)));
    return Promise.resolve(part.map((target) => `id-${String(target)}`));
  };
  return { sent, send };
}

describe('sending in halves', () => {
  test('sends once when nothing is wrong, and gives each target its own answer', async () => {
    const { sent, send } = refusing('value-invalid', () => false);
    const outcomes = await sendBisected(targets, send);
    expect(sent).toHaveLength(1);
    expect(outcomes.get(42)).toEqual({ kind: 'sent', answer: 'id-42' });
  });

  test('sends nothing for nothing', async () => {
    const { sent, send } = refusing('value-invalid', () => false);
    expect((await sendBisected([], send)).size).toBe(0);
    expect(sent).toEqual([]);
  });

  test.each([0, 42, 99])('one bad row (%i) costs one row and few messages', async (bad) => {
    const { sent, send } = refusing('value-invalid', (target) => target === bad);
    const outcomes = await sendBisected(targets, send);
    expect([...outcomes].filter(([, { kind }]) => kind !== 'sent')).toEqual([[bad, { kind: 'refused' }]]);
    expect(sent.length).toBeLessThanOrEqual(15);
    expect(outcomes.size).toBe(100);
  });

  test('finds every one of several', async () => {
    const { send } = refusing('row-exists', (target) => target % 33 === 0);
    const outcomes = await sendBisected(targets, send);
    const refused = [...outcomes].filter(([, { kind }]) => kind === 'refused').map(([target]) => target);
    expect(refused.sort((left, right) => left - right)).toEqual([0, 33, 66, 99]);
  });

  test.each<D365FailureCode>(['unreachable', 'timed-out', 'throttled', 'privilege-missing', 'column-missing'])(
    'does not divide %s',
    async (code) => {
      const { sent, send } = refusing(code, () => true);
      const outcomes = await sendBisected(targets, send);
      expect(sent).toHaveLength(1);
      expect(new Set([...outcomes.values()].map(({ kind }) => kind))).toEqual(new Set(['failed']));
    },
  );

  test('lets a fault of its own through', async () => {
    await expect(sendBisected(targets, () => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug');
  });
});
