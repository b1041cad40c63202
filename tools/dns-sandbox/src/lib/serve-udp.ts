import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { Responder } from './answer-query.js';

export interface UdpServer {
  readonly port: number;
  close(): Promise<void>;
}

const RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;

function bind(socket: Socket, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind({ address: host, port }, () => {
      socket.off('error', reject);
      resolve();
    });
  });
}

export async function serveUdp(host: string, port: number, responder: Responder): Promise<UdpServer> {
  const family = isIPv6(host) ? 6 : 4;
  const socket = createSocket({
    type: family === 6 ? 'udp6' : 'udp4',
    recvBufferSize: RECEIVE_BUFFER_BYTES,
    // A sender's address is always numeric; looking it up at once saves a turn of the event loop per answer.
    lookup: (address, _options, callback) => callback(null, address, family),
  });
  await bind(socket, host, port);
  let isOpen = true;
  // An answer that could not be sent is a lost packet: the asker asks again.
  socket.on('error', () => undefined);
  socket.on('message', (message, sender) => {
    responder.answer(message, 'udp', (response) => {
      if (isOpen) socket.send(response, 0, response.length, sender.port, sender.address);
    });
  });
  return {
    port: socket.address().port,
    close: () =>
      new Promise((resolve) => {
        isOpen = false;
        socket.close(() => resolve());
      }),
  };
}
