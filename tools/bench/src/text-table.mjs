/**
 * Rows as a Markdown table: the first column to the left, figures to the right.
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export function toTextTable(head, rows) {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  const lines = [head, rule, ...rows].map((cells) =>
    widths.map((width, column) => pad(cells[column] ?? '', width, column)).join(' | '),
  );
  return lines.map((line) => `| ${line} |`).join('\n');
}

/**
 * @param {string} cell
 * @param {number} width
 * @param {number} column
 */
function pad(cell, width, column) {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

/** @param {number} value */
export function toCount(value) {
  return Math.round(value).toLocaleString('en-US');
}
