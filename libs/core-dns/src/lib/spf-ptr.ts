import { toGroups } from './ip-address.js';
import { queryFollowing } from './query-following.js';
import type { SpfSession } from './spf-session.js';
import { addressType, isClientAmong, isSpfQueryName, MAX_NAMES } from './spf-session.js';

const WHOLE = { prefix4: 32, prefix6: 128 };

/**
 * The names that the client's address claims and that point back to it (RFC 7208 §5.5). The owner of the address
 * chooses them, so failures and surplus names are passed over instead of ending the check. They are the same for every term
 * and macro of a check, so they are looked up once: a record may hold `%{p}` hundreds of times.
 */
export function fetchValidatedNames(session: SpfSession): Promise<readonly string[]> {
  session.validatedNames ??= validateNames(session);
  return session.validatedNames;
}

async function validateNames(session: SpfSession): Promise<readonly string[]> {
  const answer = await queryFollowing(session.resolver, toReverseName(session), 'PTR');
  if (answer.kind !== 'records') return [];
  const names = answer.records.flatMap((record) => (record.type === 'PTR' ? [record.target] : []));
  const validated: string[] = [];
  for (const target of names.slice(0, MAX_NAMES)) {
    const name = target.toLowerCase().replace(/\.$/, '');
    if (!isSpfQueryName(name)) continue;
    const back = await queryFollowing(session.resolver, name, addressType(session));
    if (back.kind === 'records' && isClientAmong(session, back.records, WHOLE)) validated.push(name);
  }
  return validated;
}

/** The `%{p}` macro (RFC 7208 §7.3): the domain itself if validated, else a name below it, else any, else `unknown`. */
export function pickValidatedName(names: readonly string[], domain: string): string {
  const lower = domain.toLowerCase();
  return (
    names.find((name) => name === lower) ?? names.find((name) => name.endsWith(`.${lower}`)) ?? names[0] ?? 'unknown'
  );
}

/** The client's address as `%{i}` gives it: dotted quad, or 32 dotted nibbles in upper case. */
export function toDottedIp(session: SpfSession): string {
  if (session.ip.length === 4) return session.ip.join('.');
  const nibbles = toGroups(session.ip).map((group) => group.toString(16).padStart(4, '0').toUpperCase());
  return nibbles.join('').split('').join('.');
}

function toReverseName(session: SpfSession): string {
  const reversed = toDottedIp(session).split('.').reverse().join('.');
  return `${reversed}.${session.ip.length === 4 ? 'in-addr' : 'ip6'}.arpa`.toLowerCase();
}
