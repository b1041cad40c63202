/** A failed action that has no place of its own to say so; each one is a new object, also when the words repeat. */
export interface FailedAction {
  readonly error: unknown;
}
