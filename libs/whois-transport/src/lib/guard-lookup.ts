import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { UnsafeAddressError } from './unsafe-address-error.js';

/** Finds all addresses of a host name. */
export type ResolveHost = (hostname: string) => Promise<readonly LookupAddress[]>;

/**
 * The lookup that a socket uses when it connects, so that the address that was judged is the one that is spoken to: a name
 * that changes its mind in between gains nothing. One address that is not allowed refuses the whole name.
 */
export function guardLookup(resolveHost: ResolveHost, isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolveHost(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined || !addresses.every(({ address }) => isAllowed(address))) {
          callback(new UnsafeAddressError(), '', 0);
        } else if (options.all === true) {
          callback(null, [...addresses]);
        } else {
          callback(null, first.address, first.family);
        }
      },
      (error: NodeJS.ErrnoException) => {
        callback(error, '', 0);
      },
    );
  };
}
