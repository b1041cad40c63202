import { readNumber, readString, type JsonObject } from '../json';

/** What became of a lead in Dynamics. `won` and `lost` are about the opportunity that came of it. */
export const D365_OUTCOMES = ['open', 'qualified', 'won', 'lost', 'disqualified', 'merged', 'deleted'] as const;
export type D365Outcome = (typeof D365_OUTCOMES)[number];

export interface LeadFate {
  readonly outcome: D365Outcome;
  readonly accountId: string | null;
  readonly contactId: string | null;
  /** The opportunity that decides the outcome. */
  readonly opportunityId: string | null;
}

export const DELETED: LeadFate = { outcome: 'deleted', accountId: null, contactId: null, opportunityId: null };

/** Columns of a lead that {@link readFate} looks at. */
export const FATE_COLUMNS = [
  'leadid',
  'statecode',
  'merged',
  '_parentaccountid_value',
  '_parentcontactid_value',
  '_qualifyingopportunityid_value',
] as const;

export const OPPORTUNITY_COLUMNS = ['opportunityid', 'statecode', '_originatingleadid_value'] as const;

const LEAD_QUALIFIED = 1;

/** Whether the outcome of this lead depends on its opportunities. */
export function isQualifiedRow(lead: JsonObject): boolean {
  return readNumber(lead, 'statecode') === LEAD_QUALIFIED;
}

/**
 * Reads what became of a lead from its row and the opportunities that it originated; undefined for a state that no lead has.
 * One won opportunity makes it won; it is lost when all are, and only then.
 */
export function readFate(lead: JsonObject, opportunities: readonly JsonObject[]): LeadFate | undefined {
  const links = {
    accountId: readGuid(lead, '_parentaccountid_value'),
    contactId: readGuid(lead, '_parentcontactid_value'),
    opportunityId: readGuid(lead, '_qualifyingopportunityid_value'),
  };
  switch (readNumber(lead, 'statecode')) {
    case 0:
      return { outcome: 'open', ...links };
    case LEAD_QUALIFIED:
      return { ...links, ...readOpportunities(opportunities, links.opportunityId) };
    case 2:
      return { outcome: lead['merged'] === true ? 'merged' : 'disqualified', ...links };
    default:
      return undefined;
  }
}

/** Opportunity states in the order in which one of them decides for all. */
const DECIDING = [
  { state: 1, outcome: 'won' },
  { state: 0, outcome: 'qualified' },
  { state: 2, outcome: 'lost' },
] as const;

function readOpportunities(
  rows: readonly JsonObject[],
  linkedId: string | null,
): Pick<LeadFate, 'outcome' | 'opportunityId'> {
  for (const { state, outcome } of DECIDING) {
    const ids = rows
      .filter((row) => readNumber(row, 'statecode') === state)
      .flatMap((row) => readGuid(row, 'opportunityid') ?? [])
      .sort();
    const [first] = ids;
    if (first !== undefined) {
      return { outcome, opportunityId: linkedId !== null && ids.includes(linkedId) ? linkedId : first };
    }
  }
  return { outcome: 'qualified', opportunityId: linkedId };
}

export function readGuid(row: JsonObject, column: string): string | null {
  return readString(row, column)?.toLowerCase() ?? null;
}
