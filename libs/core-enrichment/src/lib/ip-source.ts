import type { IpFacts } from './ip-enrichment.js';

/** The databases that can be asked. */
export type IpSourceName = 'maxmind-asn' | 'maxmind-city' | 'maxmind-country' | 'ip2location' | 'ip2proxy';

/** Why a source gave no answer. None of these says that it does not list the address. */
export type IpSourceFailure = 'invalid-address' | 'unsupported-address' | 'unreadable';

/** What one source says about an address. `absent`: it was read and does not list it. */
export type IpSourceAnswer =
  | { readonly kind: 'found'; readonly facts: Readonly<Partial<IpFacts>> }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly cause: IpSourceFailure };

/** The port to one database. An implementation answers `failed` instead of throwing. */
export type IpSource = (ip: string) => IpSourceAnswer;

/** The databases at hand, each optional. */
export type IpSources = Readonly<Partial<Record<IpSourceName, IpSource>>>;
