const placeholders: ReadonlySet<string> = new Set([
  'nan',
  'n/a',
  'na',
  'none',
  'null',
  'web sitesi',
  'website',
  'web',
  'http',
  'https',
  '-',
  'yok',
]);

const longestPlaceholder = 32;

/** Whether a trimmed cell says "nothing here", whatever its case (`WEB SİTESİ` too) and inner spacing. */
export function isPlaceholder(text: string): boolean {
  if (text.length > longestPlaceholder) return false;
  const folded = text.replace(/[İı]/gu, 'i').toLowerCase().replace(/\s+/gu, ' ');
  return placeholders.has(folded);
}
