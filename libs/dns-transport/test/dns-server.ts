import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket as Connection } from 'node:net';
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
  readonly authoritative?: boolean;
  /** As of a resolver, unless said. */
  readonly recursive?: boolean;
}

export interface Asked {
  readonly name: string;
  readonly type: string;
  readonly protocol: 'udp' | 'tcp';
  /** Where the question came from. */
  readonly port: number;
  readonly packet: DecodedPacket;
  readonly wire: Buffer;
}

export interface TestDnsServer {
  readonly address: string;
  readonly asked: readonly Asked[];
  /** TCP connections so far. */
  readonly connections: number;
  close(): Promise<void>;
}

/** A real DNS server on a free port of the loopback, over UDP and TCP; `reply` decides what it says. */
export async function startDnsServer(
  reply: (asked: Asked) => Reply,
  { keepsConnections = false }: { readonly keepsConnections?: boolean } = {},
): Promise<TestDnsServer> {
  const asked: Asked[] = [];
  const answer: Answering = (wire, protocol, fromPort) => {
    const packet = decode(wire);
    const question = packet.questions?.[0];
    if (question === undefined) return [];
    const entry: Asked = {
      name: question.name.toLowerCase(),
      type: question.type,
      protocol,
      port: fromPort,
      packet,
      wire,
    };
    asked.push(entry);
    const said = reply(entry);
    if (said === null) return [];
    if (Buffer.isBuffer(said)) return [said];
    return isPacketList(said) ? said : [toWire(entry, said)];
  };
  const { udp, tcp, port, connections } = await listen(answer, keepsConnections);
  return {
    address: `127.0.0.1:${String(port)}`,
    asked,
    get connections() {
      return connections.size;
    },
    close: async () => {
      await new Promise<void>(
        (resolve) =>
          void udp.close(() => {
            resolve();
          }),
      );
      for (const connection of connections) connection.destroy();
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
    (response.recursive === false ? 0 : RECURSION_AVAILABLE) |
    (response.authoritative === true ? 0x400 : 0) |
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

type Answering = (wire: Buffer, protocol: 'udp' | 'tcp', fromPort: number) => readonly Buffer[];

/** A server that does not keep its connections answers the first question of each and hangs up. */
async function listen(
  answer: Answering,
  keepsConnections: boolean,
): Promise<{ udp: Socket; tcp: Server; port: number; connections: ReadonlySet<Connection> }> {
  const connections = new Set<Connection>();
  const tcp = createServer((connection) => {
    connections.add(connection);
    connection.on('error', () => connection.destroy());
    connection.on('data', (chunk) => {
      for (const query of keepsConnections ? toFrames(chunk) : [chunk.subarray(2)]) {
        for (const wire of answer(query, 'tcp', connection.remotePort ?? 0)) connection.write(toFrame(wire));
      }
      if (!keepsConnections) connection.end();
    });
  });
  await new Promise<void>((resolve) => void tcp.listen(0, '127.0.0.1', resolve));
  const { port } = tcp.address() as AddressInfo;
  const udp = createSocket('udp4');
  udp.on('message', (wire, from) => {
    for (const packet of answer(wire, 'udp', from.port)) udp.send(packet, from.port, from.address);
  });
  await new Promise<void>((resolve) => void udp.bind(port, '127.0.0.1', resolve));
  return { udp, tcp, port, connections };
}

function toFrame(wire: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(wire.length);
  return Buffer.concat([length, wire]);
}

/** The loopback hands over what was written at once in one piece, so no frame is ever cut in two here. */
function toFrames(chunk: Buffer): readonly Buffer[] {
  const frames: Buffer[] = [];
  for (let at = 0; at < chunk.length; ) {
    const end = at + 2 + chunk.readUInt16BE(at);
    frames.push(chunk.subarray(at + 2, end));
    at = end;
  }
  return frames;
}
