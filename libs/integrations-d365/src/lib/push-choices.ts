/** Verdicts that a person may set aside. Each is the code that the push was blocked with. */
export const OVERRIDABLE_CODES = [
  'existing-customer',
  'open-opportunity',
  'lead-deleted-in-crm',
  'duplicate-rule',
] as const;
export type OverridableCode = (typeof OVERRIDABLE_CODES)[number];

/** What to do with a lead that was closed in Dynamics: open it again, or take its key away and create a new one. */
export const ON_CLOSED_CHOICES = ['reactivate', 'release-key-and-create'] as const;
export type OnClosedChoice = (typeof ON_CLOSED_CHOICES)[number];

/** What the person who pushes has decided. Nothing is decided unless it was asked for. */
export interface PushChoices {
  readonly override: readonly OverridableCode[];
  readonly onClosed: OnClosedChoice | null;
}

export const NO_CHOICES: PushChoices = { override: [], onClosed: null };

export function hasChoices(choices: PushChoices): boolean {
  return choices.override.length > 0 || choices.onClosed !== null;
}
