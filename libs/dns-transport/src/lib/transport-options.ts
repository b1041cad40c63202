/** How a transport asks. Every field has a default that suits a public resolver. */
export interface DnsTransportOptions {
  /** `host` or `host:port` (`[IPv6]:port`); the operating system's resolvers when missing or empty. */
  readonly servers?: readonly string[];
  /** How long the first attempt waits, in ms; each further one waits `backoffFactor` times as long. Default 500. */
  readonly timeoutMs?: number;
  readonly backoffFactor?: number;
  /** Transmissions for one question, the first included. Default 4: 7.5 s in all. */
  readonly attempts?: number;
  /** Questions on their way to one server at the same time. Default 256: about what its kernel keeps while it is busy. */
  readonly maxInFlightPerServer?: number;
  /** Queries a second to one server at most; 0 = no limit (default). A server that pushes back is asked less anyway. */
  readonly maxQueriesPerSecond?: number;
  /** UDP sockets, each on a port of its own. Default 4. */
  readonly socketsPerServer?: number;
  /** After so many queries a socket gives way to one on a fresh port. Default 10,000. */
  readonly queriesPerPort?: number;
  /** Answers kept for their TTL; 0 keeps none. Default 20,000. */
  readonly cacheEntries?: number;
  /** The longest that an answer is kept, whatever its TTL. Default 3,600 s. */
  readonly maxTtlSeconds?: number;
}

export type TransportSettings = Required<Omit<DnsTransportOptions, 'servers'>>;

export const DEFAULT_SETTINGS: TransportSettings = {
  timeoutMs: 500,
  backoffFactor: 2,
  attempts: 4,
  maxInFlightPerServer: 256,
  maxQueriesPerSecond: 0,
  socketsPerServer: 4,
  queriesPerPort: 10_000,
  cacheEntries: 20_000,
  maxTtlSeconds: 3600,
};

/** What a transport has done since it was created. */
export interface DnsTransportStats {
  readonly questions: number;
  readonly cacheHits: number;
  /** Questions that joined one already on its way. */
  readonly joined: number;
  readonly sent: number;
  readonly overTcp: number;
  /** Questions that another server, or TCP, was asked too because an answer was late. */
  readonly hedged: number;
  /** How often a server was asked less because it pushed back. */
  readonly backOffs: number;
  readonly timeouts: number;
  readonly failures: number;
  /** Messages that answered no outstanding question, or not the one that was asked. */
  readonly ignoredResponses: number;
}
