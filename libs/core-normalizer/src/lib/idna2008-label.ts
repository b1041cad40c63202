// The code points an IDNA2008 U-label may hold (RFC 5892 §3), said with Unicode properties. The label has been through the
// UTS-46 mapping before, so what is unstable under case folding and NFKC is gone already; what is left to refuse are
// symbols, emoji, punctuation and the letters that the RFC's own exceptions name.
const letterDigit = /^[\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}-]$/u;

/** Exceptions F that are allowed although their category is not, RFC 5892 §2.6. */
const allowedExceptions = /^[\u00df\u03c2\u06fd\u06fe\u0f0b\u3007]$/u;

/** Exceptions F that are refused although their category is allowed, RFC 5892 §2.6, and old Hangul jamo, §2.9. */
const refusedExceptions =
  /^(?:[\u0640\u07fa\u3031-\u3035\u303b\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7c6\ud7cb-\ud7fb]|\u302e|\u302f)$/u;

type ContextRule = (codePoints: readonly string[], at: number) => boolean;

/** Context rules, RFC 5892 appendix A.3 to A.9; the two joiners (A.1, A.2) are checked by the UTS-46 step. */
const contextRules: readonly (readonly [RegExp, ContextRule])[] = [
  [/^\u00b7$/u, (codePoints, at) => codePoints[at - 1] === 'l' && codePoints[at + 1] === 'l'],
  [/^\u0375$/u, (codePoints, at) => /^\p{Script=Greek}$/u.test(codePoints[at + 1] ?? '')],
  [/^[\u05f3\u05f4]$/u, (codePoints, at) => /^\p{Script=Hebrew}$/u.test(codePoints[at - 1] ?? '')],
  [
    /^\u30fb$/u,
    (codePoints) => codePoints.some((char) => /^[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]$/u.test(char)),
  ],
  [/^[\u0660-\u0669]$/u, (codePoints) => !codePoints.some((char) => /^[\u06f0-\u06f9]$/u.test(char))],
  [/^[\u06f0-\u06f9]$/u, (codePoints) => !codePoints.some((char) => /^[\u0660-\u0669]$/u.test(char))],
];

const joiner = /^[\u200c\u200d]$/u;

/** Whether a mapped U-label is one that IDNA2008 would register (RFC 5891 §4.2.3, RFC 5892); bidi and joiners are judged elsewhere. */
export function isIdna2008Label(label: string): boolean {
  const codePoints = Array.from(label);
  if (label.startsWith('-') || label.endsWith('-')) return false;
  if (codePoints[2] === '-' && codePoints[3] === '-') return false;
  if (/^\p{M}/u.test(label)) return false;
  return codePoints.every((char, at) => isAllowed(char, codePoints, at));
}

function isAllowed(char: string, codePoints: readonly string[], at: number): boolean {
  if (joiner.test(char)) return true;
  const rule = contextRules.find(([pattern]) => pattern.test(char));
  if (rule !== undefined) return rule[1](codePoints, at);
  if (refusedExceptions.test(char)) return false;
  return letterDigit.test(char) || allowedExceptions.test(char);
}
