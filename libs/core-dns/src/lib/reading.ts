import type { DnsAbsence, DnsFailureCause } from './dns-answer.js';
import type { DnsFinding } from './finding.js';
import type { BimiRecord } from './parse-bimi.js';
import type { DkimKey } from './parse-dkim-key.js';
import type { DmarcPolicy, DmarcRecord } from './parse-dmarc.js';
import type { MtaStsRecord } from './parse-mta-sts.js';
import type { MxHost } from './parse-mx.js';
import type { SpfRecord } from './parse-spf.js';
import type { TlsRptRecord } from './parse-tls-rpt.js';
import type { DnsPartName } from './part-names.js';
import type { SpfProblem } from './spf-session.js';
import type { TxtVerification } from './txt-verifications.js';

/** CNAMEs below a domain that show where its mail and its devices are managed. */
export type CnameProbe = 'autodiscover' | 'enterpriseregistration' | 'enterpriseenrollment' | 'lyncdiscover';

interface PartBase {
  /** The name that was asked; for a present part the name that holds the record. */
  readonly name: string;
  /** When it was read, ISO 8601 UTC, as the caller gave it. */
  readonly readAt: string;
}

/** The record is there. `raw` is its text as published; several records are separated by a line feed. */
export type PresentPart<Detail> = PartBase & { readonly status: 'present'; readonly raw: string } & Detail;

/** The DNS said that nothing valid is there. `raw` is set when something was there that does not count. */
export type AbsentPart = PartBase & {
  readonly status: 'absent';
  readonly reason: DnsAbsence | 'no-such-record' | 'invalid' | 'null-mx';
  readonly raw: string | null;
};

/** The question was not answered: nothing may be concluded from it. */
export type UnknownPart = PartBase & {
  readonly status: 'unknown';
  readonly cause: DnsFailureCause;
  readonly raw: null;
};

/** One part of a reading. What could not be read is unknown, never absent. */
export type DnsPart<Detail> = PresentPart<Detail> | AbsentPart | UnknownPart;

/** Mail hosts in the order in which a sender tries them: preference, then name. */
export interface MxDetail {
  readonly hosts: readonly MxHost[];
  /** The resolver's AD bit for this answer. */
  readonly authenticated: boolean;
}

/** `records` are all `v=spf1` texts, sorted; `record` is the only one, parsed, or null when there are several. */
export interface SpfDetail {
  readonly records: readonly string[];
  readonly record: SpfRecord | null;
}

/** `policy` is what applies to the domain; `inheritedFrom` names the ancestor when the record is not the domain's own. */
export interface DmarcDetail {
  readonly policy: DmarcPolicy;
  readonly coverage: number;
  readonly testing: boolean;
  readonly inheritedFrom: string | null;
  readonly record: DmarcRecord;
}

/** One selector look-up: the raw record, or why there is none, and the alias targets it led through. */
export interface DkimLookup {
  readonly selector: string;
  readonly name: string;
  readonly status: 'present' | 'absent' | 'unknown';
  readonly cause?: DnsFailureCause;
  readonly raw: string | null;
  readonly targets: readonly string[];
}

/** The first live key that a guessed selector holds. */
export interface DkimDetail {
  readonly selector: string;
  readonly key: DkimKey;
}

/** DKIM as far as guessed selectors can show it: `absent` means that none of `tried` holds a live key. */
export type DkimPart = DnsPart<DkimDetail> & { readonly tried: readonly DkimLookup[] };

/** All TXT texts of the domain itself, and the services that it proved its ownership to. */
export interface TxtDetail {
  readonly texts: readonly string[];
  readonly verifications: readonly TxtVerification[];
}

/** The first name that an alias points to, without the final dot. */
export interface CnameDetail {
  readonly target: string;
}

/** The record that announces an MTA-STS policy (RFC 8461 §3.1); the policy itself is not fetched. */
export interface MtaStsDetail {
  readonly record: MtaStsRecord;
}

/** Where reports about TLS failures go (RFC 8460 §3). */
export interface TlsRptDetail {
  readonly record: TlsRptRecord;
}

/** Where the logo of the domain is published. */
export interface BimiDetail {
  readonly record: BimiRecord;
}

/** `addresses` in a fixed order: servers rotate theirs. */
export interface AddressDetail {
  readonly addresses: readonly string[];
}

/** One address look-up, of the domain itself or of one of its mail hosts. */
export interface AddressLookup {
  readonly part: Extract<DnsPartName, 'a' | 'aaaa' | 'mx-a' | 'mx-aaaa'>;
  readonly host: string;
  readonly result: DnsPart<AddressDetail>;
}

/**
 * One term of the SPF tree that asks the DNS, with what it found. `not-asked`: the target depends on who sends
 * (`sender`), or the evaluation had ended before (`ended`).
 */
export interface SpfTreeNode {
  /** As written in the record above; null for the domain's own record. */
  readonly term: string | null;
  /** The name asked for, or the macro string when it depends on who sends. */
  readonly target: string;
  readonly status: 'present' | 'absent' | 'unknown' | 'not-asked';
  readonly cause?: DnsFailureCause;
  readonly reason?: 'sender' | 'ended';
  /** The SPF record, mail hosts or addresses found. */
  readonly raw: string | null;
  /** What ended the evaluation here. */
  readonly problem?: SpfProblem;
  readonly children: readonly SpfTreeNode[];
}

/**
 * Everything that the domain's SPF record refers to (RFC 7208 §4.6.4), as a receiver meets it for an IPv4 client that no
 * mechanism before `all` matches. Unknown when a look-up failed; then the counts are the least there are.
 */
export type SpfTreePart = DnsPart<object> & {
  readonly root: SpfTreeNode | null;
  /** Terms that ask the DNS; the eleventh is a permanent error. */
  readonly lookups: number;
  /**
   * Terms whose own look-up came back empty; the third is a permanent error. Addresses of the mail hosts behind an `mx`
   * are not asked for and not counted.
   */
  readonly voidLookups: number;
  /** Why receivers take the record for a permanent error; null when nothing that was asked for makes it one. */
  readonly problem: SpfProblem | null;
};

/** All that was read about one domain. Parts that were not asked for are missing, so an older reading still fits. */
export interface DnsReading {
  readonly engineVersion: string;
  readonly domain: string;
  readonly readAt: string;
  readonly mx: DnsPart<MxDetail>;
  readonly spf: DnsPart<SpfDetail>;
  readonly dkim: DkimPart;
  readonly dmarc: DnsPart<DmarcDetail>;
  readonly txt: DnsPart<TxtDetail>;
  readonly cnames: Readonly<Partial<Record<CnameProbe, DnsPart<CnameDetail>>>>;
  readonly mtaSts?: DnsPart<MtaStsDetail>;
  readonly tlsRpt?: DnsPart<TlsRptDetail>;
  readonly bimi?: DnsPart<BimiDetail>;
  /**
   * The resolver's AD flag on the answers for the domain's own name (RFC 4035 §3.2.3). Absent: it did not vouch for
   * them, because the domain is not signed or because this resolver does not validate.
   */
  readonly dnssec?: DnsPart<object>;
  readonly addresses?: readonly AddressLookup[];
  readonly spfTree?: SpfTreePart;
  readonly findings: readonly DnsFinding[];
}
