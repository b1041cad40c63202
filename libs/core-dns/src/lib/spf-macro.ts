/** One piece of a macro string: literal text, or an expansion such as `%{ir}` (RFC 7208 §7.1). */
export type SpfMacroPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'macro';
      /** s, l, o, d, i, p, v, h, c, r or t. */
      readonly letter: string;
      /** An upper-case letter asks for URL escaping. */
      readonly escape: boolean;
      /** How many right-hand parts to keep; null keeps all. */
      readonly keep: number | null;
      readonly reverse: boolean;
      readonly delimiters: string;
    };

/** A `domain-spec` or an explanation, split into its parts. */
export interface SpfMacroString {
  readonly text: string;
  readonly parts: readonly SpfMacroPart[];
}

const MACRO = /^%\{([a-zA-Z])(\d*)(r?)([.\-+,/_=]*)\}/i;
const MACRO_LETTERS = 'slodipvhcrt';
const ONLY_IN_EXPLANATIONS = 'crt';
/**
 * `toplabel`: letters, digits and hyphens, with a letter or a hyphen among them and no hyphen at an end. In two steps,
 * because the grammar's own form takes time that grows with the square of a label that was made to be long.
 */
const TOP_LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;
const MORE_THAN_DIGITS = /[a-z-]/i;

/** Reads a macro string (RFC 7208 §7.1); null when it breaks the grammar. `c`, `r` and `t` belong to explanations only. */
export function readSpfMacroString(text: string, options: { readonly explanation: boolean }): SpfMacroString | null {
  const parts: SpfMacroPart[] = [];
  let literal = '';
  for (let at = 0; at < text.length; ) {
    const char = text.charAt(at);
    if (char !== '%') {
      if (!isLiteral(char, options.explanation)) return null;
      literal += char;
      at += 1;
      continue;
    }
    const escaped = readEscape(text.charAt(at + 1));
    if (escaped !== null) {
      literal += escaped;
      at += 2;
      continue;
    }
    const macro = readMacro(text.slice(at, at + 200), options.explanation);
    if (macro === null) return null;
    if (literal !== '') parts.push({ kind: 'text', text: literal });
    literal = '';
    parts.push(macro.part);
    at += macro.length;
  }
  if (literal !== '') parts.push({ kind: 'text', text: literal });
  return { text, parts };
}

/** Reads a `domain-spec` (RFC 7208 §7.1): a macro string that ends in a macro or in a dot and a top label. */
export function readSpfDomainSpec(text: string): SpfMacroString | null {
  const read = readSpfMacroString(text, { explanation: false });
  if (read === null || text === '') return null;
  if (/%(?:\{[^}]*\}|[%_-])$/.test(text)) return read;
  const labels = text.replace(/\.$/, '').split('.');
  const top = labels.at(-1);
  return labels.length > 1 && top !== undefined && TOP_LABEL.test(top) && MORE_THAN_DIGITS.test(top) ? read : null;
}

function isLiteral(char: string, explanation: boolean): boolean {
  return (char >= '!' && char <= '~') || (explanation && char === ' ');
}

function readEscape(char: string): string | null {
  if (char === '%') return '%';
  if (char === '_') return ' ';
  return char === '-' ? '%20' : null;
}

function readMacro(text: string, explanation: boolean): { part: SpfMacroPart; length: number } | null {
  const match = MACRO.exec(text);
  const [whole, name = '', digits = '', reverse = '', delimiters = ''] = match ?? [];
  if (whole === undefined) return null;
  const letter = name.toLowerCase();
  if (!MACRO_LETTERS.includes(letter) || (!explanation && ONLY_IN_EXPLANATIONS.includes(letter))) return null;
  if (/^0+$/.test(digits)) return null;
  const part: SpfMacroPart = {
    kind: 'macro',
    letter,
    escape: name !== letter,
    keep: digits === '' ? null : Number(digits),
    reverse: reverse !== '',
    delimiters: delimiters === '' ? '.' : delimiters,
  };
  return { part, length: whole.length };
}
