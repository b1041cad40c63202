import type { NormalizeReason, NormalizeRepair } from './normalize-result.js';
import { trimInput } from './trim-input.js';

export type HostReading =
  | { readonly ok: true; readonly host: string; readonly repairs: readonly NormalizeRepair[] }
  | { readonly ok: false; readonly reason: NormalizeReason };

/** How the text is to be understood: `address` when it stands in an e-mail column, where a slash belongs to the name. */
export type HostSyntax = 'url' | 'address';

const scheme = /^(?:[a-z][a-z0-9+.-]*:[\\/]{2}|(?:https?|ftp|mailto):[\\/]*|[\\/]{2})/iu;
const mailScheme = /^mailto:/iu;

/** Takes an e-mail address, URL or host apart (RFC 3986 §3.2) and returns the host as it was typed. */
export function readHost(text: string, syntax: HostSyntax): HostReading {
  const repairs: NormalizeRepair[] = [];
  const { rest, isMail } = withoutSchemes(text, repairs);
  const authority = syntax === 'address' ? rest : withoutPath(rest, repairs);
  const hostPort = withoutUserinfo(authority, isMail || syntax === 'address', repairs);
  if (hostPort === undefined) return { ok: false, reason: 'bad-label' };
  if (isIpv6(hostPort)) return { ok: false, reason: 'ip-address' };
  const host = trimInput(withoutPort(hostPort, repairs));
  return host === '' ? { ok: false, reason: 'empty' } : { ok: true, host, repairs };
}

// A list often holds `http://https://…`: a person pasted behind a prefix that was already in the cell.
function withoutSchemes(text: string, repairs: NormalizeRepair[]): { rest: string; isMail: boolean } {
  let rest = text;
  let isMail = false;
  for (let match = scheme.exec(rest); match !== null && rest !== ''; match = scheme.exec(rest)) {
    isMail = mailScheme.test(match[0]);
    rest = rest.slice(match[0].length);
    if (repairs.length === 0) repairs.push('scheme');
  }
  return { rest, isMail };
}

function withoutPath(rest: string, repairs: NormalizeRepair[]): string {
  const end = rest.search(/[\\/?#]/u);
  if (end === -1) return rest;
  repairs.push('path');
  return rest.slice(0, end);
}

function withoutUserinfo(authority: string, isMail: boolean, repairs: NormalizeRepair[]): string | undefined {
  const at = authority.lastIndexOf('@');
  if (at === -1) return authority;
  const user = authority.slice(0, at);
  // Two addresses in one cell: which of them is the company's cannot be known.
  if (/@[^@]*[,;\s]/u.test(user)) return undefined;
  const isCredentials = !isMail && (repairs.includes('scheme') || user.includes(':'));
  repairs.push(isCredentials ? 'credentials' : 'email');
  const host = authority.slice(at + 1);
  return user.includes('<') && host.endsWith('>') ? host.slice(0, -1) : host;
}

function isIpv6(hostPort: string): boolean {
  if (/^\[[^\]]*\](?::\d*)?$/u.test(hostPort)) return true;
  return /^[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*(?:%.*)?$/iu.test(hostPort);
}

function withoutPort(hostPort: string, repairs: NormalizeRepair[]): string {
  const match = /:\d{0,5}$/u.exec(hostPort);
  if (match === null) return hostPort;
  repairs.push('port');
  return hostPort.slice(0, match.index);
}
