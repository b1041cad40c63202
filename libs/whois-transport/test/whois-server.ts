import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

export const LOOPBACK = '127.0.0.1';

/** What a server does with a query line. */
export type Conversation = (socket: Socket, query: string) => void;

/** A real WHOIS server on loopback; what it does can be changed between questions. */
export interface WhoisServer {
  readonly port: number;
  readonly queries: string[];
  readonly connections: Set<Socket>;
  converse: Conversation;
  close(): Promise<void>;
}

export async function startWhoisServer(): Promise<WhoisServer> {
  const server = createServer();
  const whois: WhoisServer = {
    port: await listen(server),
    queries: [],
    connections: new Set(),
    converse: (socket) => socket.end(),
    async close() {
      for (const socket of whois.connections) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  server.on('connection', (socket) => {
    whois.connections.add(socket);
    socket.once('close', () => whois.connections.delete(socket));
    // A client that hangs up in the middle is what several tests are about.
    socket.on('error', () => socket.destroy());
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString('utf8');
      if (!received.endsWith('\r\n')) return;
      whois.queries.push(received.slice(0, -2));
      whois.converse(socket, received.slice(0, -2));
    });
  });
  return whois;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  return (server.address() as AddressInfo).port;
}
