/** Controls that set words apart; every other one stands for nothing. */
const WHITE_CONTROLS = /[\t\n\v\f\r\u0085]+/g;
const CONTROLS = /\p{Cc}/gu;

/**
 * A company's name as somebody gave it, without control characters and the blanks around it: nobody types them on purpose,
 * and a CRM shows them as rubbish. Null: no name. A blank one would keep every later list from giving the lead its name.
 */
export function readCompanyName(text: string | null | undefined): string | null {
  const name = (text ?? '').replace(WHITE_CONTROLS, ' ').replace(CONTROLS, '').trim();
  return name === '' ? null : name;
}
