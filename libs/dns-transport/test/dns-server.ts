import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import type { Answer, DecodedPacket } from 'dns-packet';
import { decode, encode, RECURSION_AVAILABLE, RECURSION_DESIRED } from 'dns-packet';

/** What a test server does with one question: a response, raw bytes, several packets, or silence (null). */
export type Reply = Response | Buffer | readonly Buffer[] | null;

export interface Response {
  readonly rcode?: number;
  readonly answers?: Answer[];
  readonly authorities?: Answer[];
  readonly additionals?: Answer[];
  readonly truncated?: boolean;
  readonly authenticated?: boolean;
  readonly lowerCase?: boolean;
  readonly withoutQuestion?: boolean;
}

export interface Asked {
  readonly name: string;
  readonly type: string;
  readonly protocol: 'udp' | 'tcp';
  readonly packet: DecodedPacket;
  readonly wire: Buffer;
}

export interface TestDnsServer {
  readonly address: string;
  readonly asked: readonly Asked[];
  close(): Promise<void>;
}

/** A real DNS server on a free port of the loopback, over UDP and TCP; `reply` decides what it says. */
export async function startDnsServer(reply: (asked: Asked) => Reply): Promise<TestDnsServer> {
  const asked: Asked[] = [];
  const answer = (wire: Buffer, protocol: 'udp' | 'tcp'): readonly Buffer[] => {
    const packet = decode(wire);
    const question = packet.questions?.[0];
    if (question === undefined) return [];
    const entry: Asked = { name: question.name.toLowerCase(), type: question.type, protocol, packet, wire };
    asked.push(entry);
    const said = reply(entry);
    if (said === null) return [];
    if (Buffer.isBuffer(said)) return [said];
    return isPacketList(said) ? said : [toWire(entry, said)];
  };
  const { udp, tcp, port } = await listen(answer);
  return {
    address: `127.0.0.1:${String(port)}`,
    asked,
    close: async () => {
      await new Promise<void>(
        (resolve) =>
          void udp.close(() => {
            resolve();
          }),
      );
      await new Promise<void>(
        (resolve) =>
          void tcp.close(() => {
            resolve();
          }),
      );
    },
  };
}

/** Writes a response to what was asked, id and question as in the query. */
export function toWire(asked: Asked, response: Response): Buffer {
  const flags =
    RECURSION_DESIRED |
    RECURSION_AVAILABLE |
    (response.rcode ?? 0) |
    (response.truncated === true ? 0x200 : 0) |
    (response.authenticated === true ? 0x20 : 0);
  const questions = asked.packet.questions ?? [];
  return encode({
    id: asked.packet.id ?? 0,
    type: 'response',
    flags,
    questions:
      response.withoutQuestion === true
        ? []
        : questions.map((each) => (response.lowerCase === true ? { ...each, name: each.name.toLowerCase() } : each)),
    answers: response.answers ?? [],
    authorities: response.authorities ?? [],
    additionals: response.additionals ?? [],
  });
}

function isPacketList(said: Response | readonly Buffer[]): said is readonly Buffer[] {
  return Array.isArray(said);
}

async function listen(
  answer: (wire: Buffer, protocol: 'udp' | 'tcp') => readonly Buffer[],
): Promise<{ udp: Socket; tcp: Server; port: number }> {
  const tcp = createServer((connection) => {
    connection.on('error', () => connection.destroy());
    connection.on('data', (frame) => {
      for (const wire of answer(frame.subarray(2), 'tcp')) {
        const length = Buffer.alloc(2);
        length.writeUInt16BE(wire.length);
        connection.write(Buffer.concat([length, wire]));
      }
      connection.end();
    });
  });
  await new Promise<void>((resolve) => void tcp.listen(0, '127.0.0.1', resolve));
  const { port } = tcp.address() as AddressInfo;
  const udp = createSocket('udp4');
  udp.on('message', (wire, from) => {
    for (const packet of answer(wire, 'udp')) udp.send(packet, from.port, from.address);
  });
  await new Promise<void>((resolve) => void udp.bind(port, '127.0.0.1', resolve));
  return { udp, tcp, port };
}
