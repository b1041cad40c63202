import { writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'node:https';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { isControlUrl, serveControl } from './control/serve-control.js';
import { isApiUrl, serveApi } from './http/serve-api.js';
import { isEntraUrl, serveEntra } from './http/serve-entra.js';
import { sendReply } from './http/send-reply.js';
import type { Sandbox } from './sandbox.js';
import { createSandbox } from './sandbox.js';
import type { SandboxOptions } from './sandbox-options.js';
import { DEFAULT_OPTIONS } from './sandbox-options.js';
import { StateFile } from './store/state-file.js';
import { createCertificates } from './tls/create-certificates.js';

export interface RunningSandbox {
  /** Base URL of the organisation and of the token endpoint: `https://localhost:<port>`. */
  readonly url: string;
  /** PEM of the authority that signed the server's certificate. */
  readonly ca: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly adminClientId: string;
  readonly adminClientSecret: string;
  stop(): Promise<void>;
}

/** Starts a sandbox: one HTTPS server with its own authority, Web API, token endpoint and control routes. */
export async function startDataverseSandbox(options: Partial<SandboxOptions> = {}): Promise<RunningSandbox> {
  const complete: SandboxOptions = { ...DEFAULT_OPTIONS, ...options };
  const sandbox = createSandbox(complete);
  const stateFile = complete.stateFile === undefined ? undefined : new StateFile(complete.stateFile, sandbox.org);
  stateFile?.open();
  const certificates = await createCertificates(Date.now());
  if (complete.caFile !== undefined) writeFileSync(complete.caFile, certificates.ca);
  const server = createServer({ cert: certificates.cert, key: certificates.key, keepAliveTimeout: 60_000 });
  server.on('request', (request, response) => {
    serve(sandbox, request, response).catch((error: unknown) => {
      abandon(request, response, error);
    });
  });
  await listen(server, complete);
  return {
    url: `https://localhost:${portOf(server)}`,
    ca: certificates.ca,
    tenantId: complete.tenantId,
    clientId: complete.clientId,
    clientSecret: complete.clientSecret,
    adminClientId: complete.adminClientId,
    adminClientSecret: complete.adminClientSecret,
    stop: async () => {
      await close(server);
      stateFile?.save();
    },
  };
}

async function serve(sandbox: Sandbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? '/';
  const baseUrl = `https://${request.headers.host ?? 'localhost'}`;
  if (isControlUrl(url)) await serveControl(sandbox, request, response);
  else if (isApiUrl(url)) await serveApi(sandbox, request, response, baseUrl);
  else if (isEntraUrl(url)) await serveEntra(sandbox, request, response, baseUrl);
  else sendReply(response, { status: 404, headers: {}, body: { Message: `No HTTP resource was found for '${url}'.` } });
}

/** A request that could not be served to its end: the client went away, or the sandbox has a defect. */
function abandon(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const clientLeft = request.destroyed || response.destroyed;
  if (!clientLeft) {
    const detail = error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${JSON.stringify({ bug: `${request.method ?? ''} ${request.url ?? ''}`, detail })}\n`);
  }
  response.destroy();
}

function listen(server: Server, options: SandboxOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the sandbox is not listening on a port');
  return address.port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error === undefined) resolve();
      else reject(error);
    });
    server.closeAllConnections();
  });
}
