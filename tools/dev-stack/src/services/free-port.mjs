import getPort from 'get-port';

/** A loopback port that is free now; never the same one twice in a row. */
export function freePort() {
  return getPort({ host: '127.0.0.1' });
}
