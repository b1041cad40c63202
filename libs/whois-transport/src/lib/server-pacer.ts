import { LRUCache } from 'lru-cache';

/** `paused`: the server asked for a rest; `queue-full`: too many wait already; `closed`: the transport is shutting down. */
export type Turn = 'go' | 'paused' | 'queue-full' | 'closed';

export interface PacingOptions {
  /** Between two questions to the same server. */
  readonly intervalMs: number;
  /** Questions that may wait for the same server; one more is turned away. */
  readonly maxQueued: number;
}

interface ServerState {
  /** When the question that stands last in line is due. */
  nextAtMs: number;
  /** When the last question was let go, which a busy process does later than it was due. */
  wentAtMs: number;
  pausedUntilMs: number;
}

/** Far more registries than there are in use; referrals to ever new hosts must not fill the memory. */
const MAX_SERVERS = 1_024;

/** Spaces the questions to each server, so that a bulk scan is not taken for an attack and locked out. */
export class ServerPacer {
  private readonly servers = new LRUCache<string, ServerState>({ max: MAX_SERVERS });
  private readonly waiting = new Map<NodeJS.Timeout, (turn: Turn) => void>();
  private closed = false;

  constructor(private readonly options: PacingOptions) {}

  /** Waits for the next turn with a server. Waiting counts towards none of the time-outs. */
  async waitForTurn(server: string): Promise<Turn> {
    if (this.closed) return 'closed';
    const nowMs = performance.now();
    const state = this.stateOf(server, nowMs);
    if (state.pausedUntilMs > nowMs) return 'paused';
    const { intervalMs, maxQueued } = this.options;
    const startMs = Math.max(nowMs, state.nextAtMs);
    if (startMs - nowMs > maxQueued * intervalMs) return 'queue-full';
    state.nextAtMs = startMs + intervalMs;
    if (startMs > nowMs && (await this.sleep(startMs - nowMs)) === 'closed') return 'closed';
    if ((await this.keepDistance(state)) === 'closed') return 'closed';
    return state.pausedUntilMs > performance.now() ? 'paused' : 'go';
  }

  /** Timers that are late are late together: without this, the questions behind a long pause of ours go in one burst. */
  private async keepDistance(state: ServerState): Promise<Turn> {
    for (;;) {
      const nowMs = performance.now();
      const restMs = state.wentAtMs + this.options.intervalMs - nowMs;
      if (restMs <= 0) {
        state.wentAtMs = nowMs;
        return 'go';
      }
      if ((await this.sleep(restMs)) === 'closed') return 'closed';
    }
  }

  /** Leaves a server alone; those that wait for it are turned away when their turn comes. */
  pause(server: string, durationMs: number): void {
    const nowMs = performance.now();
    const state = this.stateOf(server, nowMs);
    state.pausedUntilMs = Math.max(state.pausedUntilMs, nowMs + durationMs);
  }

  /** Turns away all that wait, and all that come later. */
  close(): void {
    this.closed = true;
    for (const [timer, resolve] of this.waiting) {
      clearTimeout(timer);
      resolve('closed');
    }
    this.waiting.clear();
  }

  private sleep(durationMs: number): Promise<Turn> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.waiting.delete(timer);
        resolve('go');
      }, durationMs);
      this.waiting.set(timer, resolve);
    });
  }

  private stateOf(server: string, nowMs: number): ServerState {
    let state = this.servers.get(server);
    if (state === undefined) {
      state = { nextAtMs: nowMs, wentAtMs: -Infinity, pausedUntilMs: 0 };
      this.servers.set(server, state);
    }
    return state;
  }
}
