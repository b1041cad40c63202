import type { IpSource, IpSourceName, IpSources } from '@hunter/core-enrichment';
import { openIp2location } from './open-ip2location.js';
import { openIp2proxy } from './open-ip2proxy.js';
import { openMaxmind } from './open-maxmind.js';
import type { OpenIpSource } from './open-ip-source.js';

/** A database file and the setting that named it, which an error repeats. */
export interface IpSourceFile {
  readonly source: IpSourceName;
  readonly path: string;
  readonly setting: string;
}

export interface OpenIpSources {
  readonly sources: IpSources;
  close(): void;
}

const OPENERS: Readonly<Record<IpSourceName, (path: string) => Promise<OpenIpSource>>> = {
  'maxmind-asn': (path) => openMaxmind('maxmind-asn', path),
  'maxmind-city': (path) => openMaxmind('maxmind-city', path),
  'maxmind-country': (path) => openMaxmind('maxmind-country', path),
  ip2location: openIp2location,
  ip2proxy: openIp2proxy,
};

/**
 * Opens the given databases. @throws Error that names every file that is missing or broken, with its setting; then none
 * stays open.
 */
export async function openIpSources(files: readonly IpSourceFile[]): Promise<OpenIpSources> {
  const opened = await Promise.allSettled(files.map((file) => OPENERS[file.source](file.path)));
  const good = opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const close = (): void => {
    for (const source of good) source.close();
  };
  if (good.length < files.length) {
    close();
    const lines = files.flatMap((file, index) => toErrorLine(file, opened[index]));
    throw new Error(`These IP databases cannot be used:\n${lines.join('\n')}`);
  }
  const sources: Partial<Record<IpSourceName, IpSource>> = {};
  for (const [index, file] of files.entries()) {
    const source = good[index];
    if (source !== undefined) sources[file.source] = source.lookUp;
  }
  return { sources, close };
}

function toErrorLine(file: IpSourceFile, result: PromiseSettledResult<OpenIpSource> | undefined): string[] {
  if (result?.status !== 'rejected') return [];
  const reason: unknown = result.reason;
  return [`  ${file.setting}: ${file.path}: ${reason instanceof Error ? reason.message : String(reason)}`];
}
