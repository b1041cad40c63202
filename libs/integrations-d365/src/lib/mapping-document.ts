import { COLUMN_RULES, type ColumnRule, type ValueKind } from './column-rules';
import { OWN_COLUMNS, type HunterColumn } from './hunter-columns';

const KINDS: Readonly<Record<ValueKind, string>> = {
  text: 'text',
  number: 'whole number',
  'yes-no': 'yes or no',
  instant: 'point in time (UTC)',
  day: 'day',
  choice: 'choice',
};

const HEAD = `# What goes into Dynamics 365

Written by \`npx nx run @hunter/integrations-d365:build\` and \`node libs/integrations-d365/bin/write-mapping-document.mjs\` from
the mapping itself; a spec compares the two. \`{prefix}\` is \`HUNTER_D365_PUBLISHER_PREFIX\`, \`hunter\` by default.

- \`always\`: Hunter's value counts, an unknown included. \`never-null\`: what Hunter does not know never clears the column.
  \`if-empty\`: written only where nothing stands. A colleague's edit wins over all three.
- The column \`{prefix}_domain\` is the alternate key and the address of a row: it is in no body and cannot be mapped.
- A text that is too long is cut with \`…\`, an option that is not there leaves its field out; both are noted with the push.

## Fields
`;

const TAIL = `
## Changing the mapping

\`HUNTER_D365_MAPPING_FILE\` names a JSON file with what differs, by field:

\`\`\`json
{
  "version": 1,
  "fields": {
    "score": { "column": "new_fit" },
    "companyname": { "policy": "if-empty" },
    "lastname": { "skip": true },
    "leadqualitycode": { "options": { "Hot": "A", "Warm": 100000001 } }
  }
}
\`\`\`

\`column\` is the logical name of another column, \`policy\` one of the three above, \`skip\` leaves the field out, \`options\` names
the label or the value of an option by Hunter's code. A file that does not hold ends the start with every fault, its place and
what to write instead. Whether the columns and options are in the organisation is the check \`mapping\` of
[\`hunter d365 doctor\`](d365-setup.md#the-lines-of-the-doctor). After a change the next push of each lead writes what differs.
`;

/** The documentation of the mapping, as it stands in `docs/d365-mapping.md`. */
export function renderMappingDocument(): string {
  const fields = toTable(
    ['Field', 'Column', 'Policy', 'Value', 'Options'],
    COLUMN_RULES.map((rule) => [
      code(rule.field),
      code(rule.column),
      code(rule.policy),
      KINDS[rule.kind],
      rule.choices?.map((choice) => code(choice.code)).join(', ') ?? '',
    ]),
  );
  const own = toTable(
    ['Column', 'Type', 'Holds', 'Label', 'Label in Turkish', 'Filled by'],
    OWN_COLUMNS.map((column) => [
      code(`{prefix}_${column.field}`),
      column.type,
      toLimits(column),
      column.label.en,
      column.label.tr,
      toFiller(column, COLUMN_RULES),
    ]),
  );
  return `${HEAD}\n${fields}\n## Columns that provisioning makes\n\n${own}${TAIL}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function toLimits({ maxLength, min, max, format, choices }: HunterColumn): string {
  if (maxLength !== undefined) return `${String(maxLength)} characters${format === 'Url' ? ', a link' : ''}`;
  if (min !== undefined) return `${String(min)} to ${String(max)}`;
  if (choices !== undefined) return choices.map(({ en, tr }) => (en === tr ? en : `${en} / ${tr}`)).join(', ');
  return format ?? '';
}

function toFiller({ field }: HunterColumn, rules: readonly ColumnRule[]): string {
  return rules.some((rule) => rule.field === field) ? code(field) : 'the key';
}

/** A table with its columns aligned, as the formatter leaves it. */
function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, index) => Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |\n`;
  return `${line(head)}${line(widths.map((width) => '-'.repeat(width)))}${rows.map(line).join('')}`;
}
