import { scoreChanges, signalChanges, type SignalReading } from '@hunter/core-change-detection';
import { priorityScore, type Segment } from '@hunter/core-scoring';
import type { EarlierLead, LeadChange, ScannedLead } from '@hunter/persistence';

type Judged = Pick<EarlierLead, 'mx_root' | 'mx_hosts' | 'spf' | 'dkim' | 'readiness_score' | 'incomplete'> & {
  readonly dmarc_policy: string | null;
  readonly segment: string | null;
};

/**
 * What a scan changed in a lead that was scanned before, in the order in which core tells it. The registration is no part
 * of a scan, so its end is the same on both sides here. Pure.
 */
export function toLeadChanges(earlier: EarlierLead, scanned: ScannedLead): LeadChange[] {
  const [before, after] = [toSignals(earlier, earlier.expires_at), toSignals(scanned, earlier.expires_at)];
  const signals = signalChanges({ old: before, new: after, today: scanned.scanned_at.slice(0, 10) });
  const scores = scoreChanges({ old: toScore(earlier), new: toScore(scanned) });
  return [...signals, ...scores].map((type) => ({
    type,
    old_value: VALUE_OF[type](earlier),
    new_value: VALUE_OF[type](scanned),
    changed_at: scanned.scanned_at,
  }));
}

/** Whether the end of the registration has come near, now that it is known. Pure. */
export function toExpiryChange(
  before: string | null,
  after: string | null,
  readAt: string,
): (LeadChange & { readonly type: 'expire_soon' }) | null {
  const [type] = signalChanges({
    old: { ...UNREAD, expiresAt: before },
    new: { ...UNREAD, expiresAt: after },
    today: readAt.slice(0, 10),
  });
  return type === 'expire_soon' ? { type, old_value: before, new_value: after, changed_at: readAt } : null;
}

const UNREAD: SignalReading = { spf: null, dkim: null, dmarcPolicy: 'unknown', mxRoot: 'unknown', expiresAt: null };

const VALUE_OF: Readonly<
  Record<
    ReturnType<typeof signalChanges>[number] | ReturnType<typeof scoreChanges>[number],
    (lead: Judged) => string | null
  >
> = {
  spf_changed: (lead) => String(lead.spf),
  dkim_changed: (lead) => String(lead.dkim),
  dmarc_added: (lead) => lead.dmarc_policy,
  dmarc_changed: (lead) => lead.dmarc_policy,
  mx_changed: mailRootOf,
  expire_soon: () => null,
  priority_score_changed: (lead) => {
    const { score, segment } = toScore(lead);
    return score === null || segment === null ? null : String(priorityScore({ score, segment }));
  },
  segment_changed: (lead) => lead.segment,
};

function toSignals(lead: Judged, expiresAt: string | null): SignalReading {
  return {
    spf: lead.spf,
    dkim: lead.dkim,
    dmarcPolicy: lead.dmarc_policy as SignalReading['dmarcPolicy'],
    mxRoot: lead.mx_hosts === null ? 'unknown' : mailRootOf(lead),
    expiresAt,
  };
}

/** The registrable domain of the first mail host, or the host itself where it has none; null: no mail host. */
function mailRootOf(lead: Judged): string | null {
  return lead.mx_root ?? lead.mx_hosts?.[0] ?? null;
}

function toScore(lead: Judged): {
  readonly score: number | null;
  readonly segment: Segment | null;
  readonly incomplete: boolean;
} {
  return { score: lead.readiness_score, segment: lead.segment as Segment | null, incomplete: lead.incomplete };
}
