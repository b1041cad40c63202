/** Writes an amount with the language's separators, cents only where there are any: `10.000 EUR`, `10,000.50 EUR`. */
export function toAmount(value: number, currency: string, locale: 'tr' | 'en'): string {
  const [group, decimal] = locale === 'tr' ? ['.', ','] : [',', '.'];
  if (Number.isInteger(value)) return `${toGroups(String(value), group)} ${currency}`;
  const text = value.toFixed(2);
  return `${toGroups(text.slice(0, -3), group)}${decimal}${text.slice(-2)} ${currency}`;
}

function toGroups(digits: string, separator: string): string {
  let rest = digits;
  let grouped = '';
  for (; rest.length > 3; rest = rest.slice(0, -3)) grouped = separator + rest.slice(-3) + grouped;
  return rest + grouped;
}
