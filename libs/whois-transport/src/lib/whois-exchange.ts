import { connect } from 'node:net';
import type { LookupFunction, Socket } from 'node:net';
import type { WhoisAnswer } from '@hunter/core-whois';
import { toFailureCause } from './to-failure-cause.js';

export interface WhoisExchangeOptions {
  readonly port: number;
  /** Judges the addresses of the host; the socket connects to none but those it was given. */
  readonly lookup: LookupFunction;
  readonly connectTimeoutMs: number;
  readonly readTimeoutMs: number;
  readonly maxAnswerBytes: number;
  /** Holds the connection for as long as it is open, for whoever wants to end it early. */
  readonly openSockets: Set<Socket>;
}

/**
 * One WHOIS conversation (RFC 3912): the query line, then all that the server sends until it closes. The time to connect
 * includes looking up the host; the time to read is for the whole answer, so a server that dribbles gains nothing.
 */
export function exchangeWhois(host: string, query: string, options: WhoisExchangeOptions): Promise<WhoisAnswer> {
  const { port, lookup, connectTimeoutMs, readTimeoutMs, maxAnswerBytes, openSockets } = options;
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const socket = connect({ host, port, lookup, autoSelectFamily: true });
    openSockets.add(socket);
    let timer = setTimeout(() => finish({ kind: 'failed', cause: 'timeout' }), connectTimeoutMs);

    function finish(answer: WhoisAnswer): void {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    }

    socket.once('connect', () => {
      clearTimeout(timer);
      timer = setTimeout(() => finish({ kind: 'failed', cause: 'timeout' }), readTimeoutMs);
      socket.write(`${query}\r\n`);
    });
    socket.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxAnswerBytes) finish({ kind: 'failed', cause: 'too-large' });
      else chunks.push(chunk);
    });
    socket.once('end', () => finish(toAnswer(chunks)));
    // Stays for the life of the socket: an error that comes after the answer must not end the process.
    socket.on('error', (error) => finish({ kind: 'failed', cause: toFailureCause(error) }));
    socket.once('close', () => {
      openSockets.delete(socket);
      finish({ kind: 'failed', cause: 'network' });
    });
  });
}

/** A server that hangs up without a word has not answered. */
function toAnswer(chunks: readonly Buffer[]): WhoisAnswer {
  const body = Buffer.concat(chunks);
  return body.length === 0 ? { kind: 'failed', cause: 'network' } : { kind: 'answered', body };
}
