import type { D365Client } from './client';
import type { CompanyFinding } from './fetch-companies';
import { judgeMatches } from './judge-matches';
import type { MatchedRow } from './matched-row';
import type { PlanBase, PlanNote, RelinkNoteCode, RemoteState, RowVersion } from './plan';
import type { PushChoices } from './push-choices';
import type { RemoteLead } from './schema';

export interface LocateRequest {
  readonly domain: string;
  readonly columns: readonly string[];
  /** GUID in Dynamics, when Hunter knows it. */
  readonly knownLeadId: string | null;
  readonly choices: PushChoices;
  /** Set once a write has shown that another row holds the key. */
  readonly prefersKey: boolean;
}

export interface LocatePorts {
  readonly client: Pick<D365Client, 'fetchLeadById' | 'fetchLeadByKey'>;
  /** The row under the domain's key together with rows about the same company, in one request. */
  readonly findCompany: (domain: string, columns: readonly string[]) => Promise<CompanyFinding>;
  readonly signal?: AbortSignal;
}

/**
 * Whose words stand in the row. `own`: the row Hunter wrote. `survivor`: a merge carried some of them over. `none`: nothing
 * of Hunter's history is about this row.
 */
export type RowHistory = 'own' | 'survivor' | 'none';

export interface Located {
  readonly state: RemoteState;
  readonly history: RowHistory;
  readonly notes: readonly PlanNote[];
  /** A row merged away that still holds the domain's key. */
  readonly keyHolder: RowVersion | null;
  readonly matches: readonly MatchedRow[];
}

/** Merged rows can be merged again; longer chains are a loop or somebody's accident. */
const MAX_MERGES = 5;

/**
 * Finds the row that a lead is in Dynamics, by reads alone: the GUID Hunter knows, then the alternate key, then what looks
 * like the same company. A GUID that is gone is never replaced in silence, a merged row leads to the one that survived.
 */
export async function locateLead(request: LocateRequest, ports: LocatePorts): Promise<Located> {
  const { knownLeadId } = request;
  // A lead that was never pushed is new most of the time: what stands under its key is asked together with what comes next.
  if (knownLeadId === null) return locateUnknown(request, ports);
  const known = await fetchById(knownLeadId, request, ports);
  if (known !== null && isStillOurs(known, request)) return ownRow(known, request.domain);
  const keyed = await ports.client.fetchLeadByKey(request.domain, request.columns, ports.signal);
  if (keyed !== null && keyed.leadId !== known?.leadId) {
    return keyedRow(keyed, [toNote('relinked-by-domain')], request, ports);
  }
  if (known !== null) return known.merged ? followMerge(known, request, ports) : ownRow(known, request.domain);
  if (!request.choices.override.includes('lead-deleted-in-crm')) {
    return { ...NOTHING_SPECIAL, state: { kind: 'deleted', leadId: knownLeadId } };
  }
  return locateUnknown(request, ports);
}

/** Takes from the base what does not hold for the row that was found. */
export function toBaseOf(located: Located, base: PlanBase): PlanBase {
  if (located.history === 'own') return base;
  if (located.history === 'none' || located.state.kind !== 'found') return { written: {}, sent: base.sent };
  const { values } = located.state.lead;
  const carriedOver = Object.entries(base.written).filter(([column, value]) => values[column] === value);
  return { written: Object.fromEntries(carriedOver), sent: base.sent };
}

const NOTHING_SPECIAL = { history: 'none', notes: [], keyHolder: null, matches: [] } as const;

function toNote(code: RelinkNoteCode): PlanNote {
  return { column: 'leadid', code };
}

function found(lead: RemoteLead, key: 'held' | 'free' | 'other'): RemoteState {
  return { kind: 'found', lead, key };
}

function fetchById(leadId: string, request: LocateRequest, ports: LocatePorts): Promise<RemoteLead | null> {
  return ports.client.fetchLeadById(leadId, request.columns, ports.signal);
}

/** A closed or merged row that gave its key away may have a successor under the key. */
function isStillOurs(known: RemoteLead, request: LocateRequest): boolean {
  if (known.merged || request.prefersKey) return false;
  return known.open || known.key === request.domain;
}

function ownRow(lead: RemoteLead, domain: string): Located {
  const key = lead.key === domain ? 'held' : lead.key === null ? 'free' : 'other';
  return { ...NOTHING_SPECIAL, state: found(lead, key), history: 'own' };
}

async function followMerge(merged: RemoteLead, request: LocateRequest, ports: LocatePorts): Promise<Located> {
  let loser = merged;
  for (let step = 0; step < MAX_MERGES && loser.masterId !== null; step += 1) {
    const master = await fetchById(loser.masterId, request, ports);
    if (master === null) break;
    if (!master.merged) return survivorOf(merged, master, request.domain);
    loser = master;
  }
  return { ...NOTHING_SPECIAL, state: found(merged, 'other') };
}

function survivorOf(merged: RemoteLead, master: RemoteLead, domain: string): Located {
  // The survivor stands for another of Hunter's leads already: which of the two it is, a person decides.
  if (master.key !== null && master.key !== domain) return { ...NOTHING_SPECIAL, state: found(merged, 'other') };
  return {
    ...NOTHING_SPECIAL,
    state: found(master, master.key === domain ? 'held' : 'free'),
    history: 'survivor',
    notes: [toNote('followed-merge')],
    keyHolder: merged.key === domain ? { leadId: merged.leadId, etag: merged.etag } : null,
  };
}

async function locateUnknown(request: LocateRequest, ports: LocatePorts): Promise<Located> {
  const { keyed, matches } = await ports.findCompany(request.domain, request.columns);
  return keyed === null ? locateCompany(matches, request, ports) : keyedRow(keyed, [], request, ports);
}

function keyedRow(
  keyed: RemoteLead,
  notes: readonly PlanNote[],
  request: LocateRequest,
  ports: LocatePorts,
): Promise<Located> | Located {
  if (keyed.merged) return followMerge(keyed, request, ports);
  return { ...NOTHING_SPECIAL, state: found(keyed, 'held'), notes };
}

async function locateCompany(
  matches: readonly MatchedRow[],
  request: LocateRequest,
  ports: LocatePorts,
): Promise<Located> {
  const verdict = judgeMatches(matches, request.choices);
  switch (verdict.kind) {
    case 'create':
      return { ...NOTHING_SPECIAL, state: { kind: 'missing' }, matches };
    case 'blocked':
      return { ...NOTHING_SPECIAL, state: { kind: 'company-known', code: verdict.code }, matches };
    case 'adopt':
    case 'closed': {
      const lead = await fetchById(verdict.leadId, request, ports);
      // Gone or claimed between the two reads: nothing to join any more.
      if (lead === null || lead.merged || lead.key !== null) {
        return { ...NOTHING_SPECIAL, state: { kind: 'missing' }, matches };
      }
      const ambiguous = verdict.kind === 'adopt' && verdict.ambiguous;
      const notes = [toNote(ambiguous ? 'adopted-newest-of-several' : 'adopted')];
      return { ...NOTHING_SPECIAL, state: found(lead, 'free'), notes, matches };
    }
  }
}
