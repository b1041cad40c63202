import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import type { Responder } from './answer-query.js';
import { frameMessage, MessageFrames } from './message-frames.js';

export interface TcpServer {
  close(): Promise<void>;
}

/** RFC 7766 §6.2.3: idle connections are closed after some seconds. */
const IDLE_MS = 10_000;
const MAX_CONNECTIONS = 512;

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function serveConnection(socket: Socket, responder: Responder): void {
  const frames = new MessageFrames();
  socket.setTimeout(IDLE_MS, () => socket.destroy());
  // A peer that resets its connection has simply gone.
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    for (const message of frames.push(chunk)) {
      responder.answer(message, 'tcp', (response) => {
        if (socket.writable) socket.write(frameMessage(response));
      });
    }
  });
}

export async function serveTcp(host: string, port: number, responder: Responder): Promise<TcpServer> {
  const connections = new Set<Socket>();
  const server = createServer((socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
    serveConnection(socket, responder);
  });
  server.maxConnections = MAX_CONNECTIONS;
  await listen(server, host, port);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of connections) socket.destroy();
      }),
  };
}
