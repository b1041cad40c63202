import { mkdirSync } from 'node:fs';
import { createConnection } from 'node:net';
import { fileURLToPath } from 'node:url';
import { startService } from '../process/start-service.mjs';
import { freePort } from './free-port.mjs';

const START_TIMEOUT_MS = 30_000;
const PING_TIMEOUT_MS = 1_000;

/**
 * Starts a Redis of our own on a free loopback port.
 * @param {import('../process/process-life.mjs').ProcessLife} life
 * @param {object} options
 * @param {Exclude<import('./redis-choice.mjs').RedisChoice, { kind: 'given' }>} options.choice
 * @param {string} options.folder
 * @param {boolean} options.durable whether jobs outlive a restart (a server program only: the embedded one forgets)
 * @param {import('../process/start-service.mjs').DeathPolicy} [policy]
 * @returns {Promise<string>} its URL
 */
export async function startRedis(life, { choice, folder, durable }, policy) {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const program = choice.kind === 'program' ? serverProgram(choice.command, port, durable) : embeddedServer(port);
  const service = {
    process: { name: 'redis', cwd: folder, ...program },
    isReady: () => answersPing(port),
    startTimeoutMs: START_TIMEOUT_MS,
  };
  await startService(life, service, policy);
  return `redis://127.0.0.1:${port}`;
}

/**
 * @param {string} command
 * @param {number} port
 * @param {boolean} durable
 */
function serverProgram(command, port, durable) {
  const args = ['--bind', '127.0.0.1', '--port', String(port), '--dir', '.', '--daemonize', 'no', '--save', ''];
  return { command, args: [...args, '--appendonly', durable ? 'yes' : 'no'] };
}

/** @param {number} port */
function embeddedServer(port) {
  const main = fileURLToPath(new URL('../../../embedded-redis/bin/embedded-redis.mjs', import.meta.url));
  return { command: process.execPath, args: [main, '--port', String(port)] };
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function answersPing(port) {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port }, () => socket.write('PING\r\n'));
    /** @param {boolean} answer */
    const settle = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(PING_TIMEOUT_MS, () => settle(false));
    socket.once('data', (data) => settle(data.toString('latin1').startsWith('+PONG')));
    // Nobody listens yet: the caller asks again until its time is up.
    socket.once('error', () => settle(false));
    socket.once('end', () => settle(false));
  });
}
