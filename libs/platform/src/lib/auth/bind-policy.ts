import { isIP } from 'node:net';

/** Tells whether a host name or address stays on this machine. */
export function isLoopbackHost(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (bare === 'localhost' || bare === '::1') return true;
  return isIP(bare) === 4 && bare.startsWith('127.');
}

/**
 * `local` mode has no sign-in, so it may only listen on loopback.
 * @throws Error naming the variable and the remedy.
 */
export function assertBindAllowed(options: { readonly host: string; readonly authMode: 'local' }): void {
  if (options.authMode === 'local' && !isLoopbackHost(options.host)) {
    throw new Error(
      `HUNTER_HOST=${options.host} would expose Hunter without sign-in: HUNTER_AUTH_MODE=local only listens on loopback. ` +
        'Set HUNTER_HOST=127.0.0.1 (or ::1), or put a reverse proxy with its own sign-in on the same host.',
    );
  }
}
