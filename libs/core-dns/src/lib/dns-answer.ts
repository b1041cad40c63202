/** The record types that Hunter asks for. */
export type DnsRecordType = 'MX' | 'TXT' | 'A' | 'AAAA' | 'CNAME' | 'NS' | 'SOA' | 'PTR';

/**
 * One decoded resource record. Names are lower-case without the trailing dot; the root is `.`.
 * TXT holds the character-strings joined without a separator (RFC 7208 §3.3), each byte as one code unit (latin1).
 */
export type DnsRecord =
  | { readonly type: 'MX'; readonly preference: number; readonly exchange: string }
  | { readonly type: 'TXT'; readonly text: string }
  | { readonly type: 'A' | 'AAAA'; readonly address: string }
  | { readonly type: 'CNAME' | 'NS' | 'PTR'; readonly target: string }
  | {
      readonly type: 'SOA';
      readonly mname: string;
      readonly rname: string;
      readonly serial: number;
      readonly minimum: number;
    };

/**
 * Why a question has no answer. None of these says anything about what the domain publishes.
 * `deadline` means that the caller's own time ran out first.
 */
export type DnsFailureCause = 'timeout' | 'servfail' | 'refused' | 'network' | 'malformed' | 'deadline';

/** The name exists without such a record (`nodata`), or does not exist at all (`nxdomain`, RFC 8020). */
export type DnsAbsence = 'nodata' | 'nxdomain';

/**
 * What a resolver says to one question: records, a definite "none", or a failure.
 * `authenticated` is the resolver's AD bit (RFC 4035 §3.2.3). `aliases` are the CNAME targets passed on the way, in order.
 */
export type DnsAnswer =
  | {
      readonly kind: 'records';
      readonly records: readonly DnsRecord[];
      readonly authenticated: boolean;
      readonly aliases?: readonly string[];
    }
  | { readonly kind: 'absent'; readonly reason: DnsAbsence; readonly aliases?: readonly string[] }
  | { readonly kind: 'failed'; readonly cause: DnsFailureCause };

/** The port through which core asks the DNS. Implementations never reject: a failure is an answer of kind `failed`. */
export interface DnsResolver {
  query(name: string, type: DnsRecordType): Promise<DnsAnswer>;
}
