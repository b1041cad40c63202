import { once } from 'node:events';
import { connect } from 'node:net';

/** Removes everything from a Redis, by one command of its plain protocol. */
export async function emptyRedis(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  try {
    await once(socket, 'connect');
    socket.write('FLUSHALL\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    if (!answer.toString().startsWith('+OK')) throw new Error(`Redis answered FLUSHALL with: ${answer.toString()}`);
  } finally {
    socket.destroy();
  }
}
