import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { platform } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { runToEnd } from '../process/run-to-end.mjs';
import { StackFailure } from '../process/stack-failure.mjs';
import { startService } from '../process/start-service.mjs';
import { freePort } from './free-port.mjs';
import { postgresAccount, requireEnterable } from './postgres-account.mjs';
import { postgresBinaries } from './postgres-binaries.mjs';
import { stopLeftoverPostgres } from './postgres-leftover.mjs';
import { errorCode } from '../process/error-code.mjs';

const SUPERUSER = 'postgres';
const DATABASE = 'hunter';
const START_TIMEOUT_MS = 60_000;
const GRACE_MS = 20_000;
const THROW_AWAY_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * @typedef {import('../process/process-life.mjs').ProcessLife} ProcessLife
 * @typedef {{ uid: number, gid: number } | undefined} Account
 */

/**
 * Starts an embedded PostgreSQL on a free loopback port, with its cluster and password below `folder`; makes both, and
 * the database, the first time.
 * @param {ProcessLife} life
 * @param {object} options
 * @param {string} options.folder
 * @param {boolean} options.durable false where the data is thrown away afterwards
 * @param {import('../process/start-service.mjs').DeathPolicy} [policy]
 * @returns {Promise<string>} URL of the database, as a superuser
 */
export async function startPostgres(life, { folder, durable }, policy) {
  const account = postgresAccount();
  const { initdb, postgres } = await postgresBinaries();
  requireEnterable(dirname(postgres), account);
  const cluster = prepareFolder(folder, account);
  const password = readOrMakePassword(join(folder, 'password'), account);
  await stopLeftoverPostgres(cluster);
  if (!existsSync(cluster)) await makeCluster(life, { initdb, folder, cluster, account });

  const port = await freePort();
  /** @param {string} database */
  const urlOf = (database) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
  const service = {
    process: {
      name: 'postgres',
      command: postgres,
      args: serverArguments(cluster, port, durable),
      cwd: folder,
      stopSignal: /** @type {const} */ ('SIGINT'),
      graceMs: GRACE_MS,
      ...account,
    },
    isReady: () => acceptsConnections(urlOf('postgres')),
    startTimeoutMs: START_TIMEOUT_MS,
  };
  await startService(life, service, policy);
  await makeDatabase(urlOf('postgres'));
  return urlOf(DATABASE);
}

/**
 * @param {string} cluster
 * @param {number} port
 * @param {boolean} durable
 */
function serverArguments(cluster, port, durable) {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'logging_collector=off',
    ...(durable ? [] : THROW_AWAY_SETTINGS),
  ];
  return ['-D', cluster, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
}

/**
 * @param {string} folder
 * @param {Account} account
 * @returns {string} where the cluster is or will be
 */
function prepareFolder(folder, account) {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  requireEnterable(folder, account);
  const cluster = join(folder, 'cluster');
  const owner = account?.uid ?? process.getuid?.();
  if (existsSync(cluster) && owner !== undefined && statSync(cluster).uid !== owner) {
    throw new StackFailure(
      `${cluster} belongs to another user (uid ${statSync(cluster).uid}, PostgreSQL would run as ${owner}): start as the user who made it, or choose another HUNTER_DATA_DIR.`,
    );
  }
  return cluster;
}

/**
 * @param {string} file
 * @param {Account} account
 */
function readOrMakePassword(file, account) {
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
    if (account !== undefined) chownSync(file, account.uid, account.gid);
  }
  return readFileSync(file, 'utf8');
}

/**
 * Makes the cluster under another name first: a start that was killed half way must not leave a folder that looks ready.
 * @param {ProcessLife} life
 * @param {{ initdb: string, folder: string, cluster: string, account: Account }} where
 */
async function makeCluster(life, { initdb, folder, cluster, account }) {
  const unfinished = join(folder, 'cluster-unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  const args = [
    `--pgdata=${unfinished}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${join(folder, 'password')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // One order of letters on every machine; the character classes of pg_trgm still come from a UTF-8 locale.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    `--lc-ctype=${platform() === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
    '--no-sync',
  ];
  await runToEnd(life, { name: 'initdb', command: initdb, args, cwd: folder, ...account });
  renameSync(unfinished, cluster);
}

/** @param {string} url */
async function acceptsConnections(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  // A server that is still starting drops the connection; the next attempt tells.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    if (isStillStarting(error)) return false;
    throw error;
  } finally {
    await client.end();
  }
}

/** @param {unknown} error 57P03: cannot_connect_now */
function isStillStarting(error) {
  return ['ECONNREFUSED', 'ECONNRESET', '57P03'].includes(errorCode(error) ?? '');
}

/** @param {string} url */
async function makeDatabase(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(DATABASE)}`);
  } finally {
    await client.end();
  }
}
