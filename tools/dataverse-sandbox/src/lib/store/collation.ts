const FINNISH = 1035;
const SWEDISH = 1053;
const TURKISH = 1055;
const ACCENT_SENSITIVE = new Set([FINNISH, SWEDISH]);

const ascii = /^[\x20-\x7e]*$/;

/**
 * The form under which two strings are one value for the organisation's database: never case, and for most base
 * languages not accents either; trailing blanks do not count.
 */
export function fold(value: string, baseLanguage: number): string {
  const trimmed = value.trimEnd();
  const cased = baseLanguage === TURKISH ? trimmed.toLocaleLowerCase('tr') : trimmed.toLowerCase();
  if (ascii.test(cased)) return cased;
  if (ACCENT_SENSITIVE.has(baseLanguage)) return cased.normalize('NFC');
  return cased.normalize('NFD').replace(/\p{Mn}/gu, '');
}
