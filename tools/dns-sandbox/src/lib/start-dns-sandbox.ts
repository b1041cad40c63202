import { readFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { createResponder } from './answer-query.js';
import type { QueryCounts, Responder } from './answer-query.js';
import { NO_FAULTS } from './faults.js';
import type { Faults } from './faults.js';
import { Forwarder, readUpstream, systemUpstreams } from './forwarder.js';
import { NameTable } from './name-table.js';
import { readRecordsFolder } from './records-folder.js';
import { serveTcp } from './serve-tcp.js';
import type { TcpServer } from './serve-tcp.js';
import { serveUdp } from './serve-udp.js';
import type { UdpServer } from './serve-udp.js';
import { readZoneFile } from './zone-file.js';
import type { ZoneFile, ZoneNames } from './zone-file.js';

export interface DnsSandboxOptions {
  /** A zone, or the path of a JSON zone file. */
  readonly zone?: string | ZoneFile;
  /** Folder of recorded domains (every `*.json`, mxmap format). */
  readonly records?: string;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** 0, the default, takes a free one; UDP and TCP share it. */
  readonly port?: number;
  /** Who answers for names outside: nobody (the default), the system's resolvers, or `host:port`s. */
  readonly forward?: 'system' | readonly string[];
  readonly faults?: Partial<Faults>;
  /** Seed of the fault sequence. */
  readonly seed?: number;
}

export interface DnsSandbox {
  /** `host:port` */
  readonly address: string;
  readonly port: number;
  readonly counts: Readonly<QueryCounts>;
  /** Replaces all faults; left out ones are off. */
  setFaults(faults: Partial<Faults>): void;
  close(): Promise<void>;
}

const FREE_PORT_ATTEMPTS = 20;

async function readZone(zone: string | ZoneFile): Promise<ZoneFile> {
  return readZoneFile(typeof zone === 'string' ? JSON.parse(await readFile(zone, 'utf8')) : zone);
}

function toTable(zone: ZoneFile, names: ZoneNames): NameTable {
  return new NameTable({
    names,
    ...(names === zone.names && zone.origins && { origins: zone.origins }),
    ...(zone.signed && { signed: zone.signed }),
    ...(zone.ttl !== undefined && { ttl: zone.ttl }),
    ...(zone['negative-ttl'] !== undefined && { negativeTtl: zone['negative-ttl'] }),
  });
}

async function loadTables(options: DnsSandboxOptions): Promise<{ tables: NameTable[]; standIns: NameTable | null }> {
  const tables: NameTable[] = [];
  let standIns: NameTable | null = null;
  if (options.zone !== undefined) {
    const zone = await readZone(options.zone);
    tables.push(toTable(zone, zone.names));
    if (zone['stand-ins']) standIns = toTable(zone, zone['stand-ins']);
  }
  if (options.records !== undefined) tables.push((await readRecordsFolder(options.records)).table);
  return { tables, standIns };
}

function createForwarder(forward: DnsSandboxOptions['forward']): Forwarder | null {
  if (forward === undefined) return null;
  return new Forwarder({ upstreams: forward === 'system' ? systemUpstreams() : forward.map(readUpstream) });
}

/** A free UDP port may be taken on TCP, so with port 0 another one is tried. */
async function listen(
  host: string,
  port: number,
  responder: Responder,
): Promise<{ udp: UdpServer; tcp: TcpServer; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const udp = await serveUdp(host, port, responder);
    try {
      return { udp, tcp: await serveTcp(host, udp.port, responder), port: udp.port };
    } catch (error) {
      await udp.close();
      if (port !== 0 || attempt === FREE_PORT_ATTEMPTS) throw error;
    }
  }
}

/** Starts the server and resolves when both UDP and TCP answer. */
export async function startDnsSandbox(options: DnsSandboxOptions = {}): Promise<DnsSandbox> {
  const host = options.host ?? '127.0.0.1';
  const { tables, standIns } = await loadTables(options);
  const forwarder = createForwarder(options.forward);
  const faults = { ...NO_FAULTS, ...options.faults };
  const responder = createResponder({ tables, standIns, forwarder, faults, seed: options.seed ?? 1 });
  const { udp, tcp, port } = await listen(host, options.port ?? 0, responder);
  return {
    address: `${isIPv6(host) ? `[${host}]` : host}:${port}`,
    port,
    counts: responder.counts,
    setFaults: (next) => responder.setFaults({ ...NO_FAULTS, ...next }),
    close: async () => {
      forwarder?.close();
      await Promise.all([udp.close(), tcp.close()]);
    },
  };
}
