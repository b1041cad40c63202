/** What the libraries put in the place of a text: nothing is listed, or this kind of file has no such column. */
const NO_TEXT = /^(-?$|This method is not applicable|This parameter is unavailable|NOT SUPPORTED)/;

/** A column's text; null where there is none. */
export function binText(text: string): string | null {
  return NO_TEXT.test(text) ? null : text;
}
