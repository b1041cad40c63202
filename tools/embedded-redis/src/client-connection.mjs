import { PassThrough } from 'node:stream';

/** Time for the last replies to a client that has said all it wanted and closed its side. */
const LAST_REPLIES_MS = 100;

/**
 * @typedef {import('js-redis-server/core').ConnectionTransport} ConnectionTransport
 * @typedef {import('js-redis-server/core').ConnectionTransportEvent} ConnectionTransportEvent
 * @typedef {import('js-redis-server/core').ConnectionTransportListener} ConnectionTransportListener
 */

/**
 * A client's connection that is read all the time. The library's own transport reads on only when a command is done, so
 * it does not see that a client is gone while that client waits in BRPOPLPUSH, and hands the next job to the dead.
 * @implements {ConnectionTransport}
 */
export class ClientConnection {
  static #count = 0;
  #socket;
  #inbox = new PassThrough();
  #gone = new AbortController();

  /** @param {import('node:net').Socket} socket opened with `allowHalfOpen` */
  constructor(socket) {
    ClientConnection.#count += 1;
    this.id = `client-${ClientConnection.#count}`;
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#inbox.write(chunk));
    socket.on('end', () => {
      this.#inbox.end();
      setTimeout(() => socket.destroy(), LAST_REPLIES_MS);
    });
    // A reset connection is closed right afterwards, and that is what counts.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#gone.abort();
      this.#inbox.end();
    });
  }

  /** @returns {AbortSignal} */
  get signal() {
    return this.#gone.signal;
  }

  /** @returns {AsyncIterable<Buffer>} */
  read() {
    return this.#inbox;
  }

  /**
   * @param {Buffer} chunk
   * @returns {Promise<void>}
   */
  write(chunk) {
    if (this.#socket.destroyed) return Promise.resolve();
    return new Promise((resolve) => this.#socket.write(chunk, () => resolve()));
  }

  close() {
    this.#socket.destroySoon();
  }

  /**
   * @param {ConnectionTransportEvent} event
   * @param {ConnectionTransportListener} listener
   */
  on(event, listener) {
    /** @param {Error} [error] */
    const onEvent = (error) => listener(error);
    this.#socket.on(event, onEvent);
    return () => {
      this.#socket.off(event, onEvent);
    };
  }
}
