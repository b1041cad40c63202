import { payloadErrors } from '../errors/catalogue.js';
import type { AttributeDefinition } from '../metadata/attribute.js';
import { edmTypeOf } from '../metadata/edm-type.js';
import { readGuid } from '../odata/literal.js';
import type { ColumnValue } from '../store/row.js';
import { timestamp } from '../store/timestamp.js';

const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const INTEGER_TEXT = /^-?\d+$/;
const DECIMAL_TEXT = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** Reads one JSON value as the OData reader does: by type alone, before lengths, ranges and options are looked at. */
export function readColumnValue(entitySet: string, attribute: AttributeDefinition, value: unknown): ColumnValue {
  if (value === null) return null;
  const read = convert(attribute, value);
  if (read === undefined) {
    const literal = typeof value === 'object' ? JSON.stringify(value) : String(value);
    throw payloadErrors.wrongType(entitySet, literal, edmTypeOf(attribute));
  }
  return read;
}

function convert(attribute: AttributeDefinition, value: unknown): ColumnValue | undefined {
  switch (attribute.type) {
    case 'String':
    case 'Memo':
      return typeof value === 'string' ? value : undefined;
    case 'Boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'Picklist':
    case 'State':
    case 'Status':
    case 'Integer':
    case 'BigInt':
      return toNumber(value, INTEGER_TEXT, Number.isInteger);
    case 'Double':
    case 'Decimal':
    case 'Money':
      return toNumber(value, DECIMAL_TEXT, Number.isFinite);
    case 'DateTime':
      return typeof value === 'string' ? toDate(attribute, value) : undefined;
    case 'Uniqueidentifier':
    case 'Lookup':
    case 'Owner':
      return typeof value === 'string' ? readGuid(value) : undefined;
  }
}

/** A quoted number is parsed like a bare one; a quoted word is what fails. */
function toNumber(value: unknown, text: RegExp, isValid: (value: number) => boolean): number | undefined {
  const number = typeof value === 'string' && text.test(value) ? Number(value) : value;
  return typeof number === 'number' && isValid(number) ? number : undefined;
}

function toDate(attribute: AttributeDefinition, value: string): string | undefined {
  if (attribute.dateTimeBehavior === 'DateOnly') {
    const isReal = DATE_ONLY.test(value) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
    return isReal ? value : undefined;
  }
  const epochMs = DATE_TIME.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(epochMs) ? undefined : timestamp(epochMs);
}
