import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { RelayOpenItems } from '@hunter/leads';

const RELAY_MS = 3_000;

/** Asks every few seconds for items that lost their wake-up. */
@Injectable()
export class ScanRelay {
  private readonly logger = new Logger('scan');
  private running = false;

  constructor(private readonly relay: RelayOpenItems) {}

  @Interval(RELAY_MS)
  async relayOnce(): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      const count = await this.relay.relayOpenItems();
      if (count > 0) this.logger.log({ message: 'open items asked for again', count });
    } catch (error) {
      this.logger.warn({
        message: 'open items not relayed',
        error: error instanceof Error ? error.message : String(error),
      });
    } finally {
      this.running = false;
    }
  }
}
