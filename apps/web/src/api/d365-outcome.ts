import type { ApiComponents } from '@hunter/contracts';

/** What became of a lead in Dynamics. */
export type D365Outcome = Readonly<ApiComponents['schemas']['D365OutcomeDto']>;
export type Qualification = Readonly<ApiComponents['schemas']['QualificationDto']>;

/** Payload of the event `d365.outcome`. */
export interface D365OutcomeEvent {
  readonly lead_id: string;
  readonly d365_outcome: D365Outcome;
}
