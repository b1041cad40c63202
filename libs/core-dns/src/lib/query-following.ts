import type { DnsAnswer, DnsRecord, DnsRecordType, DnsResolver } from './dns-answer.js';

/** Longer alias chains than this are taken for a mistake or an attack. */
const MAX_ALIASES = 8;

/**
 * Asks for records and follows CNAMEs where the resolver answered with one instead of following it itself (an
 * authoritative server does). A chain that loops or never ends is `malformed`, not an absence.
 */
export async function queryFollowing(resolver: DnsResolver, name: string, type: DnsRecordType): Promise<DnsAnswer> {
  const asked = new Set([name]);
  const aliases = new Set<string>();
  let answer = await resolver.query(name, type);
  for (;;) {
    if (answer.kind === 'failed') return answer;
    for (const alias of answer.aliases ?? []) aliases.add(alias);
    if (answer.kind === 'absent') return { ...answer, aliases: [...aliases] };
    const next = type === 'CNAME' ? undefined : nextAlias(answer.records, type);
    if (next === undefined) return { ...answer, aliases: [...aliases] };
    if (asked.has(next) || asked.size > MAX_ALIASES) return { kind: 'failed', cause: 'malformed' };
    aliases.add(next);
    asked.add(next);
    answer = await resolver.query(next, type);
  }
}

/** The target still to be asked: the end of the answer's chain when no record of the wanted type came with it. */
function nextAlias(records: readonly DnsRecord[], type: DnsRecordType): string | undefined {
  if (records.some((record) => record.type === type)) return undefined;
  return records.flatMap((record) => (record.type === 'CNAME' ? [record.target] : [])).at(-1);
}
