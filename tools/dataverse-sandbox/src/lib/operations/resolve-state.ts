import { valueErrors } from '../errors/catalogue.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import { textIn, ENGLISH } from '../metadata/label.js';
import { attributeOf } from '../metadata/profile.js';
import type { Columns } from '../store/row.js';
import type { ColumnChanges } from './read-payload.js';

/**
 * The state and status reason of a row after a write: a new state without a reason takes the state's first reason; a
 * reason must belong to the state.
 */
export function resolveState(entity: EntityDefinition, id: string, before: Columns, changes: ColumnChanges): Columns {
  const reasons = attributeOf(entity, 'statuscode')?.options;
  if (reasons === undefined) return {};
  const previousState = before['statecode'] ?? 0;
  const state = changes['statecode'] ?? previousState;
  const named = changes['statuscode'];
  if (typeof named === 'number') {
    if (reasons.find((reason) => reason.value === named)?.state !== state) {
      throw valueErrors.badState(named, stateLabel(entity, state), id);
    }
    return { statecode: state, statuscode: named };
  }
  const kept = before['statuscode'];
  if (kept !== undefined && kept !== null && state === previousState) return { statecode: state, statuscode: kept };
  const first = reasons.find((reason) => reason.state === state);
  return { statecode: state, statuscode: first?.value ?? null };
}

function stateLabel(entity: EntityDefinition, state: unknown): string {
  const option = attributeOf(entity, 'statecode')?.options?.find(({ value }) => value === state);
  return option === undefined ? String(state) : textIn(option.label, ENGLISH);
}
