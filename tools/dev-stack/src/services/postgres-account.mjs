import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, parse } from 'node:path';
import { StackFailure } from '../process/stack-failure.mjs';

const ACCOUNT = 'postgres';

/**
 * Whom the server runs as: PostgreSQL refuses to run as root, so root starts it as `postgres`, an account that is made
 * when the system has none. Anybody else runs it as themselves.
 * @returns {{ uid: number, gid: number } | undefined}
 */
export function postgresAccount() {
  if (process.getuid?.() !== 0) return undefined;
  const account = readAccount();
  if (account !== undefined) return account;
  run('groupadd', ['--system', ACCOUNT]);
  run('useradd', ['--system', '--gid', ACCOUNT, '--no-create-home', ACCOUNT]);
  const created = readAccount();
  if (created === undefined) throw new StackFailure(`The account ${ACCOUNT} was created but cannot be found.`);
  return created;
}

/**
 * Fails with the remedy when the server's account cannot get down to a folder.
 * @param {string} folder
 * @param {{ uid: number, gid: number } | undefined} account
 */
export function requireEnterable(folder, account) {
  if (account === undefined) return;
  const closed = foldersDownTo(folder).find((path) => !isEnterableBy(path, account));
  if (closed === undefined) return;
  throw new StackFailure(
    `The ${ACCOUNT} user cannot enter ${closed}, so PostgreSQL cannot use ${folder}: run \`chmod o+x ${closed}\`, or move the clone and HUNTER_DATA_DIR to a folder that everybody can enter.`,
  );
}

function readAccount() {
  const uid = readId('-u');
  const gid = readId('-g');
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

/** @param {'-u' | '-g'} which */
function readId(which) {
  const { status, stdout } = spawnSync('id', [which, ACCOUNT], { encoding: 'utf8' });
  return status === 0 ? Number(stdout.trim()) : undefined;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function run(command, args) {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return;
  throw new StackFailure(
    `PostgreSQL needs an account of its own when root starts it, and ${command} failed (${error?.message ?? stderr.trim()}): create the user ${ACCOUNT}, or start as an ordinary user.`,
  );
}

/** @param {string} folder */
function foldersDownTo(folder) {
  const { root } = parse(folder);
  const folders = [];
  for (let path = folder; path !== root; path = dirname(path)) folders.unshift(path);
  return folders;
}

/**
 * @param {string} path
 * @param {{ uid: number, gid: number }} account
 */
function isEnterableBy(path, { uid, gid }) {
  const { mode, uid: owner, gid: group } = statSync(path);
  if (owner === uid) return (mode & 0o100) !== 0;
  return group === gid ? (mode & 0o010) !== 0 : (mode & 0o001) !== 0;
}
