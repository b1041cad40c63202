import type { ServerAddress } from './server-address.js';
import { TcpChannel } from './tcp-channel.js';
import type { Transmission, TransmissionListener } from './transmission.js';

/** More connections than a handful at once look like an attack to a server (RFC 7766 §6.2.2). */
const MAX_CHANNELS = 8;
const QUERIES_PER_CHANNEL = 50;

/**
 * The TCP connections to one server: opened when needed, shared while the server lets them be. A server that hangs up
 * after one answer gets one query a connection.
 */
export class TcpPool<Sent extends Transmission> {
  private channels: TcpChannel<Sent>[] = [];
  private waiting: Sent[] = [];
  private queriesPerChannel = QUERIES_PER_CHANNEL;
  private isClosed = false;
  private readonly places = new Map<Sent, { readonly channel: TcpChannel<Sent>; readonly id: number }>();

  constructor(
    private readonly address: ServerAddress,
    private readonly listener: TransmissionListener<Sent>,
  ) {}

  send(transmission: Sent): void {
    const channel = this.pickChannel();
    if (channel === undefined) this.waiting.push(transmission);
    else this.places.set(transmission, { channel, id: channel.send(transmission) });
  }

  /** The query is settled, or given up. */
  forget(transmission: Sent): void {
    const place = this.places.get(transmission);
    if (place === undefined) {
      this.waiting = this.waiting.filter((other) => other !== transmission);
      return;
    }
    this.places.delete(transmission);
    place.channel.forget(place.id);
    if (this.queriesPerChannel === 1 && place.channel.load === 0) place.channel.destroy();
    this.sendWaiting();
  }

  close(): void {
    this.isClosed = true;
    for (const channel of this.channels) channel.destroy();
    this.waiting = [];
    this.places.clear();
  }

  private pickChannel(): TcpChannel<Sent> | undefined {
    let best: TcpChannel<Sent> | undefined;
    for (const channel of this.channels) {
      if (channel.isSpent || channel.load >= this.queriesPerChannel) continue;
      if (this.queriesPerChannel === 1 && channel.answered > 0) continue;
      if (best === undefined || channel.load < best.load) best = channel;
    }
    if (best !== undefined || this.channels.length >= MAX_CHANNELS) return best;
    const opened = new TcpChannel(this.address, this.listener, (channel, unanswered) => {
      this.replace(channel, unanswered);
    });
    this.channels.push(opened);
    return opened;
  }

  private sendWaiting(): void {
    while (this.waiting.length > 0) {
      const channel = this.pickChannel();
      const next = channel === undefined ? undefined : this.waiting.shift();
      if (channel === undefined || next === undefined) return;
      this.places.set(next, { channel, id: channel.send(next) });
    }
  }

  /** Queries that a connection took with it go out again, unless it never answered any. */
  private replace(channel: TcpChannel<Sent>, unanswered: readonly Sent[]): void {
    this.channels = this.channels.filter((other) => other !== channel);
    if (this.isClosed) return;
    for (const transmission of unanswered) this.places.delete(transmission);
    if (channel.answered > 0 && unanswered.length > 0) {
      if (channel.answered === 1) this.queriesPerChannel = 1;
      this.waiting.push(...unanswered);
    } else {
      for (const transmission of unanswered) this.listener.onUnreachable(transmission);
    }
    this.sendWaiting();
  }
}
