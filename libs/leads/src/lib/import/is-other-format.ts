/** How files begin that people take for a list by mistake and that no text begins like. */
const BEGINNINGS: readonly (readonly [format: string, hexadecimal: string])[] = [
  ['PDF', '255044462d'],
  ['PNG', '89504e47'],
  ['JPEG', 'ffd8ff'],
  ['GIF', '47494638'],
  ['XLS, DOC and PPT before 2007', 'd0cf11e0a1b11ae1'],
  ['gzip', '1f8b'],
  ['bzip2', '425a68'],
  ['xz', 'fd377a585a00'],
  ['7-Zip', '377abcaf271c'],
  ['RAR', '526172211a07'],
  ['ZIP without entries', '504b0506'],
  ['ZIP in parts', '504b0708'],
  ['SQLite', '53514c69746520666f726d6174203300'],
  ['ELF', '7f454c46'],
];

const PATTERNS = BEGINNINGS.map(([, hexadecimal]) => Buffer.from(hexadecimal, 'hex'));

/** Whether a file's first bytes say that it is neither text nor a workbook, whatever else it holds. */
export function isOtherFormat(start: Buffer): boolean {
  return PATTERNS.some((pattern) => start.subarray(0, pattern.length).equals(pattern));
}
