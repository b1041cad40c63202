import type { DnsFailureCause } from './dns-answer.js';
import { CNAME_PROBES } from './fetch-cnames.js';
import type { DnsPartName } from './part-names.js';
import type { DkimPart, DnsPart, DnsReading, SpfTreeNode, SpfTreePart } from './reading.js';

/** One line of proof: what was asked, what came back, when. */
export interface DnsEvidence {
  readonly part: DnsPartName;
  readonly status: 'present' | 'absent' | 'unknown';
  readonly cause?: DnsFailureCause;
  readonly name: string;
  /** In the SPF tree: the term that led there, as written. One name can stand behind several. */
  readonly term?: string;
  readonly raw: string | null;
  readonly readAt: string;
}

/**
 * Lists the proof behind a reading, in a fixed order. DKIM gives one line per selector that was asked, the deciding
 * one first; the SPF tree one per term that was asked for, below the record itself.
 */
export function toEvidence(reading: DnsReading): readonly DnsEvidence[] {
  const { mx, spf, dkim, dmarc, txt, cnames, mtaSts, tlsRpt, bimi, dnssec } = reading;
  const toLines = (name: DnsPartName, part: DnsPart<unknown> | undefined): readonly DnsEvidence[] =>
    part === undefined ? [] : [toLine(name, part)];
  return [
    toLine('mx', mx),
    toLine('spf', spf),
    ...toDkimLines(dkim),
    toLine('dmarc', dmarc),
    toLine('txt', txt),
    ...CNAME_PROBES.flatMap((probe) => toLines(probe, cnames[probe])),
    ...toLines('mta-sts', mtaSts),
    ...toLines('tls-rpt', tlsRpt),
    ...toLines('bimi', bimi),
    ...toLines('dnssec', dnssec),
    ...(reading.addresses ?? []).map(({ part, result }) => toLine(part, result)),
    ...toTreeLines(reading.spfTree),
  ];
}

function toLine(part: DnsPartName, read: DnsPart<unknown>): DnsEvidence {
  const line = { part, status: read.status, name: read.name, raw: read.raw, readAt: read.readAt };
  return read.status === 'unknown' ? { ...line, cause: read.cause } : line;
}

function toDkimLines(dkim: DkimPart): readonly DnsEvidence[] {
  if (dkim.tried.length === 0) return [toLine('dkim', dkim)];
  // The part can be unknown although every selector was answered: then the guesses themselves lack their grounds.
  const isDoubted = dkim.status === 'unknown' && !dkim.tried.some(({ status }) => status === 'unknown');
  const rank = (status: DnsEvidence['status']): number => (status === dkim.status ? 0 : 1);
  const lines = dkim.tried
    .map(({ status, cause, name, raw }) => {
      const line: DnsEvidence = { part: 'dkim', status, name, raw, readAt: dkim.readAt };
      return cause === undefined ? line : { ...line, cause };
    })
    .sort((a, b) => rank(a.status) - rank(b.status));
  return isDoubted ? [toLine('dkim', dkim), ...lines] : lines;
}

function toTreeLines(tree: SpfTreePart | undefined): readonly DnsEvidence[] {
  if (tree === undefined) return [];
  const lines = new Map<string, DnsEvidence>();
  const addBelow = (node: SpfTreeNode): void => {
    for (const child of node.children) {
      const { term, status, cause, target: name, raw } = child;
      if (status !== 'not-asked' && term !== null) {
        const line: DnsEvidence = { part: 'spf-tree', status, name, term, raw, readAt: tree.readAt };
        lines.set(`${name} ${term}`, cause === undefined ? line : { ...line, cause });
      }
      addBelow(child);
    }
  };
  if (tree.root !== null) addBelow(tree.root);
  return [...lines.values()];
}
