/** Custom business logic that a request can pass by: plug-ins that run within it, or plug-ins and workflows after it. */
export const BUSINESS_LOGIC = ['CustomSync', 'CustomAsync'] as const;
export type BusinessLogic = (typeof BUSINESS_LOGIC)[number];

export interface BypassSettings {
  /** Needs `prvBypassCustomBusinessLogic`. */
  readonly businessLogic: readonly BusinessLogic[];
  /** Power Automate flows that start when a row is created or changed. */
  readonly flows: boolean;
}

/** The headers of a write that passes by the organisation's automation; none when nothing is passed by. */
export function toBypassHeaders({ businessLogic, flows }: BypassSettings): Readonly<Record<string, string>> {
  return {
    ...(businessLogic.length === 0 ? {} : { 'MSCRM.BypassBusinessLogicExecution': businessLogic.join(',') }),
    ...(flows ? { 'MSCRM.SuppressCallbackRegistrationExpanderJob': 'true' } : {}),
  };
}
