import type { DnsAbsence, DnsFailureCause } from './dns-answer.js';
import type { DnsFinding } from './finding.js';
import type { DmarcPolicy, DmarcRecord } from './parse-dmarc.js';
import type { DkimKey } from './parse-dkim-key.js';
import type { MxHost } from './parse-mx.js';
import type { SpfRecord } from './parse-spf.js';
import type { TxtVerification } from './txt-verifications.js';

/** CNAMEs below a domain that show where its mail and its devices are managed. */
export type CnameProbe = 'autodiscover' | 'enterpriseregistration' | 'enterpriseenrollment' | 'lyncdiscover';

/** Parts of a reading, as evidence and findings name them. */
export type DnsPartName = 'mx' | 'spf' | 'dkim' | 'dmarc' | 'txt' | CnameProbe;

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

export interface DkimDetail {
  readonly selector: string;
  readonly key: DkimKey;
}

/** DKIM as far as guessed selectors can show it: `absent` means that none of `tried` holds a live key. */
export type DkimPart = DnsPart<DkimDetail> & { readonly tried: readonly DkimLookup[] };

export interface TxtDetail {
  readonly texts: readonly string[];
  readonly verifications: readonly TxtVerification[];
}

export interface CnameDetail {
  readonly target: string;
}

/** All that was read about one domain. Parts that were not asked for are missing from `cnames`. */
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
  readonly findings: readonly DnsFinding[];
}
