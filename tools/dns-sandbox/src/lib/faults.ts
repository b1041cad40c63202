/** Shares (0–1) of answers that go wrong, and a delay for all of them. */
export interface Faults {
  /** UDP answers that are never sent. */
  readonly drop: number;
  readonly servfail: number;
  /** UDP answers cut to TC. */
  readonly truncate: number;
  /** UDP answers whose bytes are no DNS message. */
  readonly garbage: number;
  readonly refused: number;
  /** Answers with nothing in them and without authority, as of a server that does not know the zone. */
  readonly lame: number;
  /** Questions that get no answer over UDP or TCP; 1 is a black hole. */
  readonly silent: number;
  readonly delayMs: number;
}

export type Fault = 'drop' | 'servfail' | 'truncate' | 'garbage' | 'refused' | 'lame' | 'silent';

export const NO_FAULTS: Faults = {
  drop: 0,
  servfail: 0,
  truncate: 0,
  garbage: 0,
  refused: 0,
  lame: 0,
  silent: 0,
  delayMs: 0,
};

const SHARES: readonly Fault[] = ['drop', 'servfail', 'truncate', 'garbage', 'refused', 'lame', 'silent'];

export class FaultsError extends Error {
  override readonly name = 'FaultsError';
}

/** Reads `drop=0.1,servfail=0.02,delay-ms=20`. */
export function readFaults(text: string): Faults {
  const faults: Record<string, number> = { ...NO_FAULTS };
  for (const part of text.split(',').filter((item) => item.trim() !== '')) {
    const [name = '', value = ''] = part.split('=').map((item) => item.trim());
    const number = value === '' ? Number.NaN : Number(value);
    const key = name === 'delay-ms' ? 'delayMs' : name;
    if (!Object.hasOwn(NO_FAULTS, key)) throw new FaultsError(`unknown fault "${name}"`);
    const isInRange = number >= 0 && (key === 'delayMs' ? Number.isInteger(number) : number <= 1);
    if (!isInRange) throw new FaultsError(`"${part.trim()}" is out of range`);
    faults[key] = number;
  }
  return faults as unknown as Faults;
}

/** The same sequence of faults for the same seed (mulberry32), so that a failing run can be repeated. */
export function createFaultPicker(faults: Faults, seed: number): () => Fault | null {
  if (SHARES.every((name) => faults[name] === 0)) return () => null;
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    let draw = ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
    for (const name of SHARES) {
      if (draw < faults[name]) return name;
      draw -= faults[name];
    }
    return null;
  };
}
