import { connect } from 'node:net';
import { questionEnd } from './dns-query.js';
import { HEADER_BYTES } from './read-response.js';
import type { ServerAddress } from './server-address.js';

export interface TcpExchange {
  /** The response to exactly this question, or null when the connection ended without one. */
  readonly response: Promise<{ readonly wire: Buffer; readonly sectionsAt: number } | null>;
  abort(): void;
}

/** Asks one question over its own TCP connection (RFC 7766), for answers that do not fit into UDP. */
export function startTcpExchange(address: ServerAddress, query: Buffer): TcpExchange {
  const socket = connect({ host: address.host, port: address.port, noDelay: true });
  const response = new Promise<{ wire: Buffer; sectionsAt: number } | null>((resolve) => {
    const chunks: Buffer[] = [];
    let received = 0;
    let expected = 2;
    const settle = (result: { wire: Buffer; sectionsAt: number } | null): void => {
      resolve(result);
      socket.destroy();
    };
    socket.on('connect', () => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(query.length);
      socket.write(Buffer.concat([length, query]));
    });
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      received += chunk.length;
      if (received < expected) return;
      const all = Buffer.concat(chunks);
      expected = 2 + all.readUInt16BE(0);
      if (received >= expected) settle(readFrame(all.subarray(2, expected), query));
    });
    socket.on('error', () => {
      settle(null);
    });
    socket.on('close', () => {
      settle(null);
    });
  });
  return {
    response,
    abort: () => {
      socket.destroy();
    },
  };
}

function readFrame(wire: Buffer, query: Buffer): { wire: Buffer; sectionsAt: number } | null {
  const end = questionEnd(query);
  if (wire.length < HEADER_BYTES || wire.readUInt16BE(0) !== query.readUInt16BE(0)) return null;
  if ((wire.readUInt16BE(2) & 0x8000) === 0) return null;
  if (wire.readUInt16BE(4) === 0) return (wire.readUInt16BE(2) & 0xf) === 0 ? null : { wire, sectionsAt: HEADER_BYTES };
  const question = wire.toString('latin1', HEADER_BYTES, end).toLowerCase();
  const isSame = question === query.toString('latin1', HEADER_BYTES, end).toLowerCase();
  return isSame ? { wire, sectionsAt: end } : null;
}
