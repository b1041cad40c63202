import type { Attempt } from './attempt.js';
import type { PendingQuery } from './pending-query.js';
import type { ServerAddress } from './server-address.js';
import type { TransmissionListener } from './transmission.js';
import type { UpstreamLimits } from './upstream-server.js';
import { UpstreamServer } from './upstream-server.js';

/** The servers that may be asked, and which of them to ask next. */
export class ServerPool {
  private readonly servers: readonly UpstreamServer[];

  /** @param onOpened called when a server turned out to be usable, or not */
  constructor(
    addresses: readonly ServerAddress[],
    limits: UpstreamLimits,
    listener: TransmissionListener<Attempt>,
    private readonly onOpened: () => void,
  ) {
    this.servers = addresses.map((address) => new UpstreamServer(address, limits, listener));
  }

  get backOffs(): number {
    return this.servers.reduce((sum, { pace }) => sum + pace.backOffs, 0);
  }

  /** Every server is known not to be reachable at all. */
  isUnusable(nowMs: number): boolean {
    return this.servers.every((server) => server.isUnusable(nowMs));
  }

  /**
   * The server that will probably answer first: little on its way, short round trip, not resting if one is not.
   * Undefined when none has room now.
   */
  pick(nowMs: number): UpstreamServer | undefined {
    let best: UpstreamServer | undefined;
    let bestCost = Infinity;
    const isAnyAwake = this.servers.some((server) => isAwake(server, nowMs));
    for (const server of this.servers) {
      if (isAnyAwake && !isAwake(server, nowMs)) continue;
      server.ensureOpen(nowMs, this.onOpened);
      const cost = (server.inFlight + 1) * Math.max(server.health.smoothedRttMs, 1);
      if (cost >= bestCost || !server.canSend(nowMs)) continue;
      best = server;
      bestCost = cost;
    }
    return best;
  }

  /** The server, awake and with room, that has been asked this question least; `picked` when none was asked less. */
  preferUntried(query: PendingQuery, picked: UpstreamServer, nowMs: number): UpstreamServer {
    if (query.attempts === 0 || this.servers.length === 1) return picked;
    let best = picked;
    for (const server of this.servers) {
      if (query.triesOf(server) >= query.triesOf(best) || server.health.isResting(nowMs)) continue;
      if (server.canSend(nowMs)) best = server;
    }
    return best;
  }

  async close(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.close()));
  }
}

function isAwake(server: UpstreamServer, nowMs: number): boolean {
  return !server.health.isResting(nowMs) && !server.isUnusable(nowMs);
}
