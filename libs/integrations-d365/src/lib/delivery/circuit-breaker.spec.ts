import { CircuitBreaker } from './circuit-breaker';
import { LocalCircuitStore } from './circuit-store';

describe('the circuit breaker', () => {
  let nowMs: number;
  let circuit: CircuitBreaker;
  const probes: boolean[] = [];

  beforeEach(() => {
    nowMs = 1_000_000;
    probes.length = 0;
    circuit = new CircuitBreaker({
      store: new LocalCircuitStore(() => nowMs),
      settings: { failures: 3, windowMs: 10_000, probeMs: 5_000 },
      now: () => nowMs,
    });
  });

  async function fail(...ids: readonly string[]): Promise<void> {
    for (const id of ids) await circuit.recordFailure(id);
  }

  const probe = (reachable: boolean) =>
    circuit.probe(() => {
      probes.push(reachable);
      return Promise.resolve(reachable);
    });

  test('opens with the last of so many failures and says since when', async () => {
    await fail('a');
    nowMs += 4_000;
    await fail('b');
    expect(await circuit.state()).toEqual({ kind: 'closed' });
    expect(await circuit.recordFailure('c')).toEqual({ kind: 'open', sinceMs: 1_000_000 });
  });

  test('counts a failure once however often it is told', async () => {
    await fail('a', 'a', 'a', 'b', 'b');
    expect(await circuit.state()).toEqual({ kind: 'closed' });
  });

  test('stays closed when the failures are further apart than the window', async () => {
    await fail('a', 'b');
    nowMs += 10_001;
    await fail('c');
    expect(await circuit.state()).toEqual({ kind: 'closed' });
  });

  test('stays closed when Dynamics answered in between', async () => {
    await fail('a', 'b');
    await circuit.recordAnswer();
    await fail('c', 'd');
    expect(await circuit.state()).toEqual({ kind: 'closed' });
  });

  test('does not close because a late answer comes in', async () => {
    await fail('a', 'b', 'c');
    await circuit.recordAnswer();
    expect(await circuit.state()).toEqual({ kind: 'open', sinceMs: 1_000_000 });
  });

  test('probes once per interval and closes when the probe is answered', async () => {
    await fail('a', 'b', 'c');
    expect(await probe(false)).toMatchObject({ kind: 'open' });
    expect(await probe(true)).toMatchObject({ kind: 'open' });
    expect(probes).toEqual([false]);
    nowMs += 5_000;
    expect(await probe(true)).toEqual({ kind: 'closed' });
    await fail('d', 'e');
    expect(await circuit.state()).toEqual({ kind: 'closed' });
  });

  test('does not probe while it is closed', async () => {
    expect(await probe(true)).toEqual({ kind: 'closed' });
    expect(probes).toEqual([]);
  });
});
