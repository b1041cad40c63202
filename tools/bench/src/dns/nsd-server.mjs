import { spawnSync } from 'node:child_process';
import { Resolver } from 'node:dns/promises';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startService } from '@hunter/dev-stack/src/process/start-service.mjs';
import { freePort } from '@hunter/dev-stack/src/services/free-port.mjs';

const START_TIMEOUT_MS = 60_000;
const PROGRAMS = ['nsd', '/usr/sbin/nsd', '/usr/local/sbin/nsd'];

/** There is no nsd on this machine. */
export class NsdMissingError extends Error {
  constructor() {
    super('nsd, the name server to measure against, is not installed. On Debian and Ubuntu: apt-get install nsd');
  }
}

/**
 * The program to run; throws when there is none.
 * @returns {string}
 */
export function findNsd() {
  const found = PROGRAMS.find((program) => spawnSync(program, ['-v']).error === undefined);
  if (found === undefined) throw new NsdMissingError();
  return found;
}

/**
 * Starts an authoritative nsd for the zone `example.` on a free port of the loopback; all it writes lies in `folder`.
 * @param {import('@hunter/dev-stack/src/process/process-life.mjs').ProcessLife} life
 * @param {object} options
 * @param {string} options.name of the process and its folder
 * @param {string} options.folder
 * @param {string} options.zone
 * @param {number} [options.ratePerSecond] response rate limit (RRL); none unless said
 * @returns {Promise<string>} host:port
 */
export async function startNsd(life, { name, folder, zone, ratePerSecond = 0 }) {
  const command = findNsd();
  const own = join(folder, name);
  const port = await freePort();
  mkdirSync(own);
  writeFileSync(join(own, 'example.zone'), zone);
  writeFileSync(join(own, 'nsd.conf'), toConfig(own, port, ratePerSecond));
  const address = `127.0.0.1:${port}`;
  await startService(life, {
    process: { name, command, args: ['-d', '-c', join(own, 'nsd.conf')] },
    isReady: () => isAnswering(address),
    startTimeoutMs: START_TIMEOUT_MS,
  });
  return address;
}

/**
 * One server process, so that the other cores are left to whoever asks.
 * @param {string} folder
 * @param {number} port
 * @param {number} ratePerSecond
 */
function toConfig(folder, port, ratePerSecond) {
  return `server:
  ip-address: 127.0.0.1@${port}
  server-count: 1
  username: ""
  chroot: ""
  database: ""
  zonesdir: "${folder}"
  pidfile: "${folder}/nsd.pid"
  xfrdfile: "${folder}/xfrd.state"
  xfrdir: "${folder}"
  zonelistfile: "${folder}/zone.list"
  tcp-count: 100
  rrl-ratelimit: ${ratePerSecond}
  rrl-slip: 2
remote-control:
  control-enable: no
zone:
  name: example
  zonefile: example.zone
`;
}

/** @param {string} address */
async function isAnswering(address) {
  const resolver = new Resolver({ timeout: 250, tries: 1 });
  resolver.setServers([address]);
  return resolver.resolveSoa('example').then(
    () => true,
    // Not listening yet; whoever waits gives up after a while.
    () => false,
  );
}
