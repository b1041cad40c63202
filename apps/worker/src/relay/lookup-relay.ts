import { Inject, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { isAnyLookupOn, LOOKUP_SETTINGS, RelayLookups, type LookupSettings } from '@hunter/leads';

const RELAY_MS = 3_000;

/** Rings every few seconds for leads whose look-up is due, while look-ups are on. */
@Injectable()
export class LookupRelay {
  private readonly logger = new Logger('lookup');
  private running = false;

  constructor(
    private readonly relay: RelayLookups,
    @Inject(LOOKUP_SETTINGS) private readonly settings: LookupSettings,
  ) {}

  @Interval(RELAY_MS)
  async relayOnce(): Promise<void> {
    if (this.running || !isAnyLookupOn(this.settings)) return;
    this.running = true;
    try {
      await this.relay.relayLookups();
    } catch (error) {
      this.logger.warn({
        message: 'look-ups not relayed',
        error: error instanceof Error ? error.message : String(error),
      });
    } finally {
      this.running = false;
    }
  }
}
