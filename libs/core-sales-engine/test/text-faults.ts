const FAULTS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['a value that was not there', /undefined|null|NaN|\[object/],
  ['an empty slot', /\(\s*\)|(?<!\d)%(?!\d)| {2}|:\s*$| [.,;:?]/],
  ['markdown', /\*\*|__|`|^#|^[-*] /],
  ['white space around it', /^\s|\s$/],
];

/** What is wrong with a text that a person shall read; nothing for a good one. */
export function faultsOf(text: string): string[] {
  if (text === '') return ['empty'];
  return FAULTS.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
}
