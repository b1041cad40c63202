import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import dnsPacket from 'dns-packet';
import type { DecodedPacket, Packet, Question } from 'dns-packet';

export type QuestionType = Question['type'];

export interface AskOptions {
  readonly edns?: number | false;
  readonly timeoutMs?: number;
}

/** The types of dns-packet leave out the numeric flags. */
export type DnsReply = DecodedPacket & { readonly rcode: string; readonly flag_tc: boolean; readonly flag_ad: boolean };

export function encodeQuery(name: string, type: QuestionType, options: AskOptions = {}): Buffer {
  const edns = options.edns ?? 1232;
  const packet: Packet = {
    type: 'query',
    id: 4242,
    flags: dnsPacket.RECURSION_DESIRED,
    questions: [{ name, type, class: 'IN' }],
  };
  if (edns !== false) {
    packet.additionals = [
      {
        type: 'OPT',
        name: '.',
        udpPayloadSize: edns,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: 0,
        flag_do: false,
        options: [],
      },
    ];
  }
  return dnsPacket.encode(packet);
}

export function portOf(address: string): number {
  return Number(address.slice(address.lastIndexOf(':') + 1));
}

/** One packet there, one back; null when nothing comes. */
export function exchangeUdp(port: number, message: Buffer, timeoutMs = 2000): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    const finish = (answer: Buffer | null) => {
      clearTimeout(timer);
      socket.close();
      resolve(answer);
    };
    const timer = setTimeout(() => finish(null), timeoutMs);
    socket.once('error', reject);
    socket.once('message', finish);
    socket.send(message, port, '127.0.0.1');
  });
}

export async function askUdp(port: number, name: string, type: QuestionType, options: AskOptions = {}) {
  const answer = await exchangeUdp(port, encodeQuery(name, type, options), options.timeoutMs);
  return answer === null ? null : (dnsPacket.decode(answer) as DnsReply);
}

export function askTcp(port: number, name: string, type: QuestionType): Promise<DnsReply> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      const message = encodeQuery(name, type);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(message.length);
      // In two writes, so that the server has to put the frame together.
      socket.write(length);
      setTimeout(() => socket.write(message), 5);
    });
    let bytes = Buffer.alloc(0);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      if (bytes.length < 2 || bytes.length < bytes.readUInt16BE(0) + 2) return;
      socket.destroy();
      resolve(dnsPacket.decode(bytes.subarray(2)) as DnsReply);
    });
  });
}

/** Answers in short: `MX 10 mx.example`. */
export function toTexts(reply: DnsReply | null): string[] {
  return (reply?.answers ?? []).map((answer) => {
    switch (answer.type) {
      case 'MX':
        return `MX ${answer.data.preference ?? 0} ${answer.data.exchange}`;
      case 'TXT':
        return `TXT ${Buffer.concat((answer.data as Buffer[]).map((part) => Buffer.from(part))).toString()}`;
      case 'SRV':
        return `SRV ${answer.data.port} ${answer.data.target}`;
      case 'CNAME':
      case 'A':
      case 'AAAA':
      case 'NS':
      case 'PTR':
        return `${answer.type} ${answer.data}`;
      default:
        return answer.type;
    }
  });
}
