import type { MailSetupEvidence, MailSetupEvidenceCode } from './mail-setup.js';
import { isMailboxProvider, type MailboxProvider } from './mailbox-roots.js';
import type { Provider } from './provider.js';
import type { MailboxEvidence } from './read-mailbox-evidence.js';

export interface MailboxVerdict {
  readonly mailboxHost: Provider | null;
  readonly confidence: number;
}

const abstention: MailboxVerdict = { mailboxHost: null, confidence: 0 };

/** What an MX at a mailbox provider is worth where it does not decide alone. */
const mailboxMxWeight = 70;

/** A kind of record that names a mailbox provider, and what it is worth when the MX does not say who holds the mailboxes. */
interface Kind {
  readonly code: MailSetupEvidenceCode;
  readonly weight: number;
}

const spfInclude: Kind = { code: 'spf-include', weight: 60 };
const kinds: readonly Kind[] = [
  { code: 'mx-provider', weight: mailboxMxWeight },
  spfInclude,
  { code: 'autodiscover-target', weight: 60 },
  { code: 'dkim-target', weight: 50 },
];

const leastWeight = 50;
const leastLead = 30;

/**
 * How often a verdict of each kind is right, percent. Where labelled organisations show it, this is the lower end of the
 * 95 % interval of what they show, rounded down and 99 at most; the rest are careful guesses below those
 * (docs/accuracy.md has the table that `npm run bench:accuracy` prints).
 */
const confidenceOf = {
  /** By the number of other kinds of record that agree with the MX. */
  mailboxMx: [97, 99, 99, 99],
  /** A client alias or a signing key is another provider's, or so is an MX further back. */
  mailboxMxAgainstOthers: 85,
  mailboxMxBesideAnother: 70,
  /** Behind a gateway or relay: several kinds of record, one kind, or some that speak for another provider. */
  votesOfSeveralKinds: 98,
  votesOfSpf: 98,
  votesOfOneKind: 85,
  votesAgainstOthers: 70,
  server: 98,
  /** The SPF record lets a mailbox provider send too. */
  serverBesideProvider: 91,
  /** A mailbox provider's MX, or a gateway, stands further back: it is that provider by its other records, or the server. */
  serverBeforeMailboxMx: 75,
  serverBeforeGateway: 75,
} as const;

/**
 * Who holds the mailboxes, from the MX hosts in sending order and the records beside them. A first MX at a mailbox
 * provider decides unless others are at another one; behind a gateway or relay the other records vote; a server of
 * nobody's in particular is the host unless they speak against it. Where the records contradict each other the answer is
 * null.
 */
export function judgeMailboxHost(mx: readonly MailSetupEvidence[], others: readonly MailboxEvidence[]): MailboxVerdict {
  const [first] = mx;
  if (first === undefined || first.code === 'mx-missing') return abstention;
  if (isMailboxMx(first)) return judgeDirect(first.supports, mx, others);
  const behindFront = mx.length === 1 ? others : [...mx.filter(isMailboxMx), ...others];
  if (first.code === 'mx-gateway' || first.code === 'mx-relay') return judgeVotes(behindFront);
  const hasGateway = mx.some(({ code }) => code === 'mx-gateway');
  return judgeServer(first.supports as Provider, hasGateway, behindFront);
}

function isMailboxMx(line: MailSetupEvidence): line is MailboxEvidence {
  return line.code === 'mx-provider' && line.supports !== null && isMailboxProvider(line.supports as Provider);
}

function judgeDirect(
  mailboxHost: MailboxProvider,
  mx: readonly MailSetupEvidence[],
  others: readonly MailboxEvidence[],
): MailboxVerdict {
  if (mx.length > 1 && mx.some((line) => isMailboxMx(line) && line.supports !== mailboxHost)) {
    return judgeBesideAnother(mailboxHost, [...mx.filter(isMailboxMx), ...others]);
  }
  for (const { code, supports } of others) {
    if (supports !== mailboxHost && code !== 'spf-include') {
      return { mailboxHost, confidence: confidenceOf.mailboxMxAgainstOthers };
    }
  }
  const agreeing = countKinds(mailboxHost, others);
  return { mailboxHost, confidence: confidenceOf.mailboxMx[agreeing] ?? 99 };
}

// Mail that two mailbox providers take goes to the first: it holds the mailboxes when the other records say so too.
function judgeBesideAnother(mailboxHost: MailboxProvider, lines: readonly MailboxEvidence[]): MailboxVerdict {
  if (countVotes(lines)?.provider !== mailboxHost) return abstention;
  return { mailboxHost, confidence: confidenceOf.mailboxMxBesideAnother };
}

function judgeVotes(lines: readonly MailboxEvidence[]): MailboxVerdict {
  const votes = countVotes(lines);
  if (votes === null) return abstention;
  const { provider, isContested } = votes;
  return {
    mailboxHost: provider,
    confidence: isContested ? confidenceOf.votesAgainstOthers : unanimousConfidence(provider, lines),
  };
}

function unanimousConfidence(provider: Provider, lines: readonly MailboxEvidence[]): number {
  if (countKinds(provider, lines) > 1) return confidenceOf.votesOfSeveralKinds;
  return isOfKind(spfInclude, provider, lines) ? confidenceOf.votesOfSpf : confidenceOf.votesOfOneKind;
}

interface Votes {
  readonly provider: MailboxProvider;
  /** How far ahead of the next one. */
  readonly lead: number;
  readonly isContested: boolean;
}

/** The provider that most of the records point to, unless too few do or another one is close. */
function countVotes(lines: readonly MailboxEvidence[]): Votes | null {
  let provider: MailboxProvider | null = null;
  let most = 0;
  let next = 0;
  for (const { supports } of lines) {
    if (supports === provider) continue;
    const weight = weightFor(supports, lines);
    if (weight > most) {
      next = most;
      most = weight;
      provider = supports;
    } else if (weight > next) next = weight;
  }
  const lead = most - next;
  if (provider === null || most < leastWeight || lead < leastLead) return null;
  return { provider, lead, isContested: next > 0 };
}

// An SPF include alone often means no more than newsletters or a few accounts elsewhere; a client that is sent to another
// provider's autodiscover or a signing key there means mailboxes, so then nobody can say. A mailbox provider's MX further
// back does say, when one more kind of record agrees: mail reaches mailboxes there. So do two kinds of record where a
// gateway stands further back: the server before it may be one more filter.
function judgeServer(mailboxHost: Provider, hasGateway: boolean, others: readonly MailboxEvidence[]): MailboxVerdict {
  if (hasGateway && others.length === 0) return { mailboxHost, confidence: confidenceOf.serverBeforeGateway };
  if (hasGateway || others.some(({ code }) => code === 'mx-provider')) {
    const votes = countVotes(others);
    if (votes === null || votes.lead <= mailboxMxWeight) return abstention;
    return { mailboxHost: votes.provider, confidence: confidenceOf.serverBeforeMailboxMx };
  }
  if (others.some(({ code }) => code !== 'spf-include')) return abstention;
  return {
    mailboxHost,
    confidence: others.length === 0 ? confidenceOf.server : confidenceOf.serverBesideProvider,
  };
}

function weightFor(provider: Provider, lines: readonly MailboxEvidence[]): number {
  let weight = 0;
  for (const kind of kinds) if (isOfKind(kind, provider, lines)) weight += kind.weight;
  return weight;
}

/** How many kinds of record point to a provider. */
function countKinds(provider: Provider, lines: readonly MailboxEvidence[]): number {
  let count = 0;
  for (const kind of kinds) if (isOfKind(kind, provider, lines)) count += 1;
  return count;
}

/** Whether a record of a kind points to a provider; several records of a kind count once. */
function isOfKind({ code }: Kind, provider: Provider, lines: readonly MailboxEvidence[]): boolean {
  for (const line of lines) if (line.code === code && line.supports === provider) return true;
  return false;
}
