import { infrastructureSummary } from './infrastructure-summary.js';
import type { IpEnrichment, IpFacts, IpSourceReading } from './ip-enrichment.js';
import type { IpSource, IpSourceAnswer, IpSourceName, IpSources } from './ip-source.js';

/** Whom to believe first. City and country databases of one vendor agree; the proxy list is asked for nothing else. */
const PRECEDENCE: readonly IpSourceName[] = [
  'maxmind-asn',
  'maxmind-city',
  'maxmind-country',
  'ip2location',
  'ip2proxy',
];

const UNKNOWN: IpFacts = {
  asn: null,
  asnOrg: null,
  isp: null,
  country: null,
  city: null,
  usageType: null,
  isProxy: null,
  proxyType: null,
};
const FACTS = Object.keys(UNKNOWN) as readonly (keyof IpFacts)[];

/**
 * Puts together what local databases say about an address: each fact from the first source that knows it. A source that
 * could not be read leaves its facts null and says so under `sources`; it never makes a fact `false` or empty.
 *
 * @param ip IPv4 or IPv6 address in text form (RFC 4291 §2.2); what a source makes of other text is its own answer
 */
export function enrichIp(ip: string, sources: IpSources): IpEnrichment {
  const answers = PRECEDENCE.flatMap((source) => ask(source, sources[source], ip));
  const facts: Record<string, unknown> = { ...UNKNOWN };
  const origins: Partial<Record<keyof IpFacts, IpSourceName>> = {};
  for (const { source, answer } of answers) {
    if (answer.kind !== 'found') continue;
    for (const fact of FACTS) {
      const value = answer.facts[fact] ?? null;
      if (value === null || value === '' || origins[fact] !== undefined) continue;
      facts[fact] = value;
      origins[fact] = source;
    }
  }
  const known = facts as unknown as IpFacts;
  return {
    ip,
    ...known,
    infrastructureSummary: infrastructureSummary(known),
    sources: answers.map(toReading),
    origins,
  };
}

interface SourceAnswer {
  readonly source: IpSourceName;
  readonly answer: IpSourceAnswer;
}

function ask(source: IpSourceName, lookUp: IpSource | undefined, ip: string): SourceAnswer[] {
  return lookUp === undefined ? [] : [{ source, answer: lookUp(ip) }];
}

function toReading({ source, answer }: SourceAnswer): IpSourceReading {
  if (answer.kind === 'failed') return { source, status: 'unknown', cause: answer.cause };
  return { source, status: answer.kind === 'found' ? 'present' : 'absent' };
}
