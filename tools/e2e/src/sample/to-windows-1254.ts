const FIRST_CODE = 0x80;
/** The letters of Windows-1254 by byte, as the platform itself reads them. */
const LETTERS = new TextDecoder('windows-1254').decode(
  Uint8Array.from({ length: 0x100 - FIRST_CODE }, (_, index) => FIRST_CODE + index),
);

/** Encodes a text as Turkish Windows programs save it. Throws for a letter that the code page does not have. */
export function toWindows1254(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    if (code < FIRST_CODE) return code;
    const index = LETTERS.indexOf(letter);
    if (index < 0) throw new Error(`Windows-1254 has no ${letter}.`);
    return FIRST_CODE + index;
  });
}
