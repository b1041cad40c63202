import type { IpFacts } from './ip-enrichment.js';

/** What IP2Location's usage codes mean; codes that are not here are shown as they are. */
const USAGE_NAMES: ReadonlyMap<string, string> = new Map([
  ['DCH', 'DataCenter'],
  ['COM', 'Commercial'],
  ['RES', 'Residential'],
  ['MOB', 'Mobile'],
]);

/**
 * One line on where a host stands: `Hosted on DataCenter, ISP: X, Country: DE`, with only the parts that are known; null
 * when none is.
 */
export function infrastructureSummary(facts: Pick<IpFacts, 'usageType' | 'isp' | 'country'>): string | null {
  const parts: string[] = [];
  if (facts.usageType) parts.push(`Hosted on ${USAGE_NAMES.get(facts.usageType) ?? facts.usageType}`);
  if (facts.isp) parts.push(`ISP: ${facts.isp}`);
  if (facts.country) parts.push(`Country: ${facts.country}`);
  return parts.length === 0 ? null : parts.join(', ');
}
