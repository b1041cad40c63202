import { createServer, type AddressInfo, type Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import { createRedisClient } from './create-redis-client';
import { RedisConnections } from './redis-connections';

describe('redis connections', () => {
  const warned: unknown[] = [];

  beforeEach(() => {
    warned.length = 0;
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((message: unknown) => warned.push(message));
  });

  afterEach(() => jest.restoreAllMocks());

  it('fail a command of a request at once when there is no Redis, and say so once', async () => {
    const client = createRedisClient('redis://127.0.0.1:1', 'client');

    await expect(client.ping()).rejects.toThrow();
    await expect(client.ping()).rejects.toThrow();
    client.disconnect();

    expect(warned).toEqual([expect.objectContaining({ message: 'redis connection lost', kind: 'client' })]);
  });

  it('are shared by queues, but for the blocking ones, and all end with the process', async () => {
    const server = await listen();
    const connections = new RedisConnections(`redis://127.0.0.1:${String(server.port)}`);
    const client = connections.open('client');

    expect(connections.open('client')).toBe(client);
    expect(connections.open('subscriber')).not.toBe(client);
    expect(connections.open('bclient')).not.toBe(connections.open('bclient'));
    await server.reached(4);
    connections.onApplicationShutdown();
    await server.reached(0);
    server.close();
  });
});

/** A server that accepts and says nothing, and tells how many connections are open. */
async function listen() {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket.resume());
    socket.on('error', () => undefined).on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => server.close(),
    reached: async (count: number): Promise<void> => {
      for (let tries = 0; open.size !== count; tries += 1) {
        if (tries > 200) throw new Error(`${String(open.size)} connections are open, not ${String(count)}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}
