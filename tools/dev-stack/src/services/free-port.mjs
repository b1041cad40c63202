import getPort from 'get-port';

/**
 * A loopback port that is free now; never the same one twice in a row.
 * @param {number} [preferred] taken when it is free
 */
export function freePort(preferred) {
  return getPort({ host: '127.0.0.1', ...(preferred === undefined ? {} : { port: preferred }) });
}
