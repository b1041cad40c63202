import { isJsonObject, readNumber, readObjects, readString } from './json';

/** A value as it stands in one column: choices as their number, dates as text. */
export type ColumnValue = string | number | boolean | null;
export type ColumnValues = Readonly<Record<string, ColumnValue>>;

/** A lead row of Dynamics, reduced to what Hunter looks at. */
export interface RemoteLead {
  readonly leadId: string;
  /** Row version for `If-Match`. */
  readonly etag: string;
  readonly open: boolean;
  readonly merged: boolean;
  /** The row that a merge left over, when this one was merged into it. */
  readonly masterId: string | null;
  /** Domain in the key column. */
  readonly key: string | null;
  readonly values: ColumnValues;
}

export interface OrgOption {
  readonly value: number;
  /** In every language of the organisation. */
  readonly labels: readonly string[];
}

/** A column of the organisation's lead table, as its metadata describes it. */
export interface OrgColumn {
  readonly name: string;
  readonly type: string;
  readonly writable: boolean;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly options?: readonly OrgOption[];
}

export type OrgColumns = ReadonlyMap<string, OrgColumn>;

/** Columns that decide whether a row may be written, read beside the mapped ones. */
export const ROW_STATE_COLUMNS = ['leadid', 'statecode', 'merged', '_masterid_value'] as const;

const OPEN_STATE = 0;

/** Reads a lead row; undefined when the answer is not one. */
export function readRemoteLead(body: unknown, columns: readonly string[], keyColumn: string): RemoteLead | undefined {
  const leadId = readString(body, 'leadid');
  const etag = readString(body, '@odata.etag');
  const state = readNumber(body, 'statecode');
  if (!isJsonObject(body) || leadId === undefined || etag === undefined || state === undefined) return undefined;
  const values = Object.fromEntries(columns.map((column) => [column, toColumnValue(body[column])]));
  return {
    leadId,
    etag,
    open: state === OPEN_STATE,
    merged: body['merged'] === true,
    masterId: readString(body, '_masterid_value') ?? null,
    key: readString(body, keyColumn) ?? null,
    values,
  };
}

function toColumnValue(value: unknown): ColumnValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** The answers of the metadata requests that together describe the lead table. */
export interface OrgMetadataAnswers {
  readonly attributes: unknown;
  readonly strings: unknown;
  readonly memos: unknown;
  readonly integers: unknown;
  readonly choices: unknown;
}

/** Puts the metadata answers together: lengths and options come only with the cast of each type. */
export function readOrgColumns(answers: OrgMetadataAnswers): OrgColumns {
  const details = new Map<string, Partial<OrgColumn>>();
  for (const row of [...readObjects(answers.strings, 'value'), ...readObjects(answers.memos, 'value')]) {
    const maxLength = readNumber(row, 'MaxLength');
    addDetail(details, row, maxLength === undefined ? {} : { maxLength });
  }
  for (const row of readObjects(answers.integers, 'value')) {
    const min = readNumber(row, 'MinValue');
    const max = readNumber(row, 'MaxValue');
    addDetail(details, row, { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) });
  }
  for (const row of readObjects(answers.choices, 'value')) addDetail(details, row, { options: readOptions(row) });
  const columns = readObjects(answers.attributes, 'value').flatMap((row): OrgColumn[] => {
    const name = readString(row, 'LogicalName');
    if (name === undefined) return [];
    const writable = row['IsValidForCreate'] !== false && row['IsValidForUpdate'] !== false;
    return [{ name, type: readString(row, 'AttributeType') ?? 'Unknown', writable, ...details.get(name) }];
  });
  return new Map(columns.map((column) => [column.name, column]));
}

function addDetail(details: Map<string, Partial<OrgColumn>>, row: unknown, detail: Partial<OrgColumn>): void {
  const name = readString(row, 'LogicalName');
  if (name !== undefined) details.set(name, detail);
}

function readOptions(row: Readonly<Record<string, unknown>>): readonly OrgOption[] {
  const sets = [row['OptionSet'], row['GlobalOptionSet']];
  return sets
    .flatMap((set) => readObjects(set, 'Options'))
    .flatMap((option) => {
      const value = readNumber(option, 'Value');
      return value === undefined ? [] : [{ value, labels: readLabels(option['Label']) }];
    });
}

function readLabels(label: unknown): readonly string[] {
  return readObjects(label, 'LocalizedLabels').flatMap((localized) => readString(localized, 'Label') ?? []);
}
