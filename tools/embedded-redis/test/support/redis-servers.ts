import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface StartedServer {
  readonly url: string;
  stop(): Promise<void>;
}

export interface RedisServerKind {
  readonly name: string;
  start(): Promise<StartedServer>;
}

const embedded: RedisServerKind = {
  name: 'embedded-redis',
  start: () =>
    startServer((port) => [process.execPath, join(__dirname, '../../bin/embedded-redis.mjs'), '--port', String(port)]),
};

const program = (process.env['PATH'] ?? '')
  .split(delimiter)
  .flatMap((folder) => ['redis-server', 'valkey-server'].map((name) => join(folder, name)))
  .find((file) => existsSync(file));

/** The embedded server always; the real one, which tells what is right, wherever the machine has it. */
export const redisServers: readonly RedisServerKind[] = [
  embedded,
  ...(program === undefined
    ? []
    : [
        {
          name: 'the real server',
          start: () =>
            startServer((port) => [program, '--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', '/']),
        },
      ]),
];

async function startServer(commandLine: (port: number) => readonly string[]): Promise<StartedServer> {
  const port = await freePort();
  const [command, ...args] = commandLine(port);
  if (command === undefined) throw new Error('A server needs a program.');
  const child = spawn(command, args, { stdio: 'ignore' });
  while (!(await isListening(port))) {
    if (child.exitCode !== null) throw new Error(`${command} ended with exit code ${child.exitCode}.`);
    await sleep(20);
  }
  return { url: `redis://127.0.0.1:${port}`, stop: () => stopped(child) };
}

export async function stopped(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  await exit;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
