/** Control characters and halves of characters. XML cannot hold them, and the service refuses a row that has one. */
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

/** What Dataverse can hold of a text. */
export function toWritableText(text: string): string {
  return text.replace(UNWRITABLE, '');
}
