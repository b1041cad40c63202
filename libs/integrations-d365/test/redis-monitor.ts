import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/**
 * Every command that a Redis carries out, as its MONITOR tells them. Over a socket of its own: the client of the product
 * takes a command that is told in one packet with the answer to MONITOR for an answer that nobody asked for.
 */
export class RedisMonitor {
  private constructor(
    private readonly socket: Socket,
    /** One line per command, its quotation marks as they were. */
    readonly commands: readonly string[],
  ) {}

  static async start(url: string): Promise<RedisMonitor> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const commands: string[] = [];
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      createInterface({ input: socket }).on('line', (line) => {
        if (line === '+OK') resolve();
        else commands.push(line.replaceAll('\\"', '"'));
      });
      socket.write('MONITOR\r\n');
    });
    return new RedisMonitor(socket, commands);
  }

  stop(): void {
    this.socket.destroy();
  }
}
