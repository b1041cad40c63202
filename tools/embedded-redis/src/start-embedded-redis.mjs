import { once } from 'node:events';
import { createServer } from 'node:net';
import { RedisServerState, attachSession, createRedisCommandExecutor } from 'js-redis-server/core';
import { brpoplpushCommand } from './brpoplpush-command.mjs';
import { ClientConnection } from './client-connection.mjs';

const COMPATIBILITY = 'redis-7.2';
const HOST = '127.0.0.1';

/**
 * Starts the server on a loopback port (0: any free one).
 * @param {number} port
 * @returns {Promise<{ url: string }>}
 */
export async function startEmbeddedRedis(port) {
  const state = new RedisServerState({ compatibility: COMPATIBILITY });
  const executor = createRedisCommandExecutor({ extraCommands: [brpoplpushCommand], compatibility: COMPATIBILITY });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const clientAddress = `${socket.remoteAddress}:${socket.remotePort}`;
    const connection = new ClientConnection(socket);
    const { session } = attachSession(connection, { state, executor, clientAddress, logger: console });
    // A command that waits, such as BRPOPLPUSH, waits for the session and not for the connection.
    connection.signal.addEventListener('abort', () => session.close());
  });
  server.listen(port, HOST);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return { url: `redis://${HOST}:${address.port}` };
}
