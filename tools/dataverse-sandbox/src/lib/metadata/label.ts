/** A text in one or more languages, by LCID. The organisation's base language decides which one a reader gets. */
export type LocalizedText = Readonly<Record<number, string>>;

export const ENGLISH = 1033;
export const TURKISH = 1055;

/** The text for a reader in `lcid`, else English, else whatever there is. */
export function textIn(text: LocalizedText, lcid: number): string {
  return text[lcid] ?? text[ENGLISH] ?? Object.values(text)[0] ?? '';
}
