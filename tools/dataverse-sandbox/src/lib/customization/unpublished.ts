import { textIn } from '../metadata/label.js';
import type { Organization } from '../store/organization.js';
import type { ColumnValue, Columns, Row } from '../store/row.js';

/** The tables whose changed rows readers see only after publishing, with the column that names the table they are about. */
const PUBLISHABLE: Readonly<Record<string, string>> = {
  savedquery: 'returnedtypecode',
  systemform: 'objecttypecode',
};

const PREFIX = '@unpublished.';
/** Where the labels of a column in every language are kept, beside the row's own columns. */
const LABELS = '@labels.';

/** Changes as they are stored: those of a form or view wait, beside what readers see, until they are published. */
export function toStored(tableName: string, changes: Columns): Columns {
  if (!(tableName in PUBLISHABLE)) return changes;
  return Object.fromEntries(Object.entries(changes).map(([name, value]) => [`${PREFIX}${name}`, value]));
}

/** The columns as they will be once published. */
export function withUnpublished(columns: Columns): Columns {
  return Object.fromEntries([
    ...Object.entries(columns).filter(([name]) => !name.startsWith(PREFIX)),
    ...Object.entries(columns)
      .filter(([name]) => name.startsWith(PREFIX))
      .map(([name, value]): [string, ColumnValue] => [name.slice(PREFIX.length), value]),
  ]);
}

/** Publishes the forms and views of one table, or of all. */
export function publishRows(org: Organization, tableName?: string): void {
  for (const [name, about] of Object.entries(PUBLISHABLE)) {
    for (const row of [...org.table(name).rows.values()]) {
      const isMeant = tableName === undefined || row.columns[about] === tableName;
      if (isMeant && hasUnpublished(row)) org.save(name, row.id, named(org, withUnpublished(row.columns)));
    }
  }
}

const hasUnpublished = (row: Row): boolean => Object.keys(row.columns).some((name) => name.startsWith(PREFIX));

/** The plain column shows the label of the base language. */
function named(org: Organization, columns: Columns): Columns {
  const labelled = Object.entries(columns).filter(([name]) => name.startsWith(LABELS));
  return {
    ...columns,
    ...Object.fromEntries(
      labelled.map(([name, json]) => [
        name.slice(LABELS.length),
        textIn(JSON.parse(String(json)), org.profile.baseLanguage),
      ]),
    ),
  };
}

/** The labels of a column by language; those of the base language alone when nobody translated it. */
export function labelsOf(org: Organization, columns: Columns, column: string): Record<number, string> {
  const saved = columns[`${LABELS}${column}`];
  if (typeof saved === 'string') return JSON.parse(saved);
  const value = columns[column];
  return typeof value === 'string' ? { [org.profile.baseLanguage]: value } : {};
}

export function toLabelColumn(column: string, labels: Readonly<Record<number, string>>): Columns {
  return { [`${LABELS}${column}`]: JSON.stringify(labels) };
}
