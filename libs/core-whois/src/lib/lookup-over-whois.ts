import { decodeWhois } from './decode-whois.js';
import { ENGINE_VERSION } from './engine-version.js';
import { parseWhoisText } from './parse-whois-text.js';
import type { WhoisReading } from './parse-whois-text.js';
import type { Registration, RegistrationDetails, RegistrationFailureCause } from './registration.js';
import type { RegistrationTransport, TransportFailureCause } from './registration-transport.js';
import { toUnicodeDomain } from './unicode-domain.js';
import { readWhoisFields } from './whois-fields.js';
import { readIanaReferral } from './whois-referral.js';
import { IANA_WHOIS_HOST, whoisServerFor } from './whois-servers.js';
import type { WhoisServer, WhoisServers } from './whois-servers.js';

/** From IANA to the registry is one, from the registry to the registrar another. */
const MAX_REFERRALS = 2;

type RegistryServer =
  | { readonly kind: 'server'; readonly server: WhoisServer; readonly asked: ReadonlySet<string> }
  | { readonly kind: 'failed'; readonly cause: RegistrationFailureCause };

/**
 * Asks a domain's registry on port 43 and, for what it leaves unsaid, the registrar that it names. The registry alone
 * decides whether the domain exists; no host is asked twice.
 */
export async function lookupOverWhois(
  domain: string,
  transport: RegistrationTransport,
  servers: WhoisServers,
): Promise<Registration> {
  const found = await findRegistryServer(domain, transport, servers);
  if (found.kind === 'failed') return unknown(found.cause);
  const { server, asked } = found;
  const reading = await ask(server, domain, transport);
  if (reading.kind === 'unreadable') return unknown(reading.cause);
  const answered = { source: 'whois', server: server.host, engineVersion: ENGINE_VERSION } as const;
  if (reading.kind === 'absent') return { status: 'absent', ...answered };
  const details = await completeFromReferrals(reading, domain, transport, new Set([...asked, server.host]));
  return { status: 'present', ...answered, ...details };
}

async function findRegistryServer(
  domain: string,
  transport: RegistrationTransport,
  servers: WhoisServers,
): Promise<RegistryServer> {
  const listed = whoisServerFor(domain, servers);
  if (listed !== null) return { kind: 'server', server: listed, asked: new Set() };
  const answer = await transport.fetchWhois(IANA_WHOIS_HOST, domain.slice(domain.lastIndexOf('.') + 1));
  if (answer.kind === 'failed') return answer;
  const host = readIanaReferral(readWhoisFields(decodeWhois(answer.body)));
  if (host === null || host === IANA_WHOIS_HOST) return { kind: 'failed', cause: 'no-service' };
  return { kind: 'server', server: { host }, asked: new Set([IANA_WHOIS_HOST]) };
}

async function completeFromReferrals(
  registry: Extract<WhoisReading, { kind: 'found' }>,
  domain: string,
  transport: RegistrationTransport,
  alreadyAsked: ReadonlySet<string>,
): Promise<RegistrationDetails> {
  const asked = new Set(alreadyAsked);
  let { details, referral } = registry;
  // All that were asked so far but the first came by referral.
  for (let followed = asked.size - 1; followed < MAX_REFERRALS; followed += 1) {
    if (referral === null || asked.has(referral) || !hasGaps(details)) break;
    asked.add(referral);
    const next = await ask({ host: referral }, domain, transport);
    if (next.kind !== 'found') break;
    details = fillGaps(details, next.details);
    referral = next.referral;
  }
  return details;
}

async function ask(
  { host, charset, prefix = '', suffix = '', unicodeQuery = false }: WhoisServer,
  domain: string,
  transport: RegistrationTransport,
): Promise<WhoisReading | { kind: 'unreadable'; cause: TransportFailureCause }> {
  const name = unicodeQuery ? toUnicodeDomain(domain) : domain;
  const answer = await transport.fetchWhois(host, `${prefix}${name}${suffix}`);
  if (answer.kind === 'failed') return { kind: 'unreadable', cause: answer.cause };
  return parseWhoisText(decodeWhois(answer.body, charset), domain);
}

function hasGaps({ registrar, createdAt, expiresAt }: RegistrationDetails): boolean {
  return registrar === null || createdAt === null || expiresAt === null;
}

/** The registry's word stands; the registrar's is taken where the registry has none. */
function fillGaps(registry: RegistrationDetails, registrar: RegistrationDetails): RegistrationDetails {
  return {
    registrar: registry.registrar ?? registrar.registrar,
    registrarIanaId: registry.registrarIanaId ?? registrar.registrarIanaId,
    createdAt: registry.createdAt ?? registrar.createdAt,
    expiresAt: registry.expiresAt ?? registrar.expiresAt,
    nameservers: registry.nameservers.length > 0 ? registry.nameservers : registrar.nameservers,
    statuses: registry.statuses.length > 0 ? registry.statuses : registrar.statuses,
  };
}

function unknown(cause: RegistrationFailureCause): Registration {
  return { status: 'unknown', cause, engineVersion: ENGINE_VERSION };
}
