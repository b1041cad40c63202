import type { IncomingMessage, ServerResponse } from 'node:http';
import { instanceDiscovery, openIdConfiguration } from '../entra/discovery.js';
import type { EntraReply } from '../entra/entra-error.js';
import { grantToken } from '../entra/token-endpoint.js';
import type { Sandbox } from '../sandbox.js';
import { audiencesOf } from './authenticate.js';
import { readBody } from './read-body.js';
import { sendReply } from './send-reply.js';

const TOKEN = /^\/([^/]+)\/oauth2\/v2\.0\/token(?:\?|$)/;
const OPENID = /^\/([^/]+)\/v2\.0\/\.well-known\/openid-configuration(?:\?|$)/;
const INSTANCE = /^\/common\/discovery\/instance(?:\?|$)/;

export function isEntraUrl(url: string): boolean {
  return TOKEN.test(url) || OPENID.test(url) || INSTANCE.test(url);
}

/** Serves the token endpoint and the two discovery documents. */
export async function serveEntra(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
  baseUrl: string,
): Promise<void> {
  const url = request.url ?? '';
  const outage = sandbox.faults.outageFor('entra');
  const isToken = TOKEN.test(url);
  sandbox.counters.request(`${request.method ?? 'GET'} ${isToken ? 'token' : 'discovery'}`);
  const body = await readBody(request);
  if (outage === 'reset') {
    request.socket.destroy();
    return;
  }
  const reply: EntraReply =
    outage === '503'
      ? { status: 503, body: { error: 'temporarily_unavailable' } }
      : answer(sandbox, url, baseUrl, body);
  if (isToken) {
    if (reply.status === 200) sandbox.counters.tokensIssued += 1;
    else sandbox.counters.tokensRefused += 1;
  }
  sendReply(response, {
    ...reply,
    headers: {
      'cache-control': 'no-store, no-cache',
      pragma: 'no-cache',
      'content-type': 'application/json; charset=utf-8',
    },
  });
}

function answer(sandbox: Sandbox, url: string, baseUrl: string, body: string): EntraReply {
  const now = sandbox.options.clock();
  const [, tokenTenant] = TOKEN.exec(url) ?? [];
  if (tokenTenant !== undefined) {
    return grantToken(sandbox.directory, sandbox.faults, {
      tenant: decodeURIComponent(tokenTenant),
      form: new URLSearchParams(body),
      now,
      resources: audiencesOf(baseUrl),
    });
  }
  const [, tenant] = OPENID.exec(url) ?? [];
  return tenant === undefined
    ? instanceDiscovery(sandbox.directory, baseUrl)
    : openIdConfiguration(sandbox.directory, baseUrl, decodeURIComponent(tenant), now);
}
