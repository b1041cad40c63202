import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { DataverseError } from '../errors/dataverse-error.js';
import { errorReply } from '../errors/error-reply.js';
import { valueErrors } from '../errors/catalogue.js';
import type { FaultSubject } from '../faults/faults.js';
import type { Sandbox } from '../sandbox.js';
import type { LookupValue } from '../store/row.js';
import { SANDBOX_IDS } from '../store/seed-organization.js';
import { remainingHeaders, throttleReply } from '../throttle/throttle-reply.js';
import type { Rejection } from '../throttle/throttle.js';
import { toServiceTimeMs } from '../throttle/to-service-time.js';
import { answerApi } from '../web-api.js';
import { authenticate, resolveCaller } from './authenticate.js';
import type { ApiReply } from './exchange.js';
import { jsonReply } from './exchange.js';
import { readPreferences } from './prefer.js';
import { readBody } from './read-body.js';
import { routeLabel } from './route-label.js';
import { sendReply } from './send-reply.js';

/** One call of the Web API as it came over the wire. */
interface Call {
  readonly sandbox: Sandbox;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly baseUrl: string;
  readonly serviceRoot: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly subject: FaultSubject;
  readonly server: number;
}

const API_PATH = /^\/api\/data\/(v9\.\d)\/?([^?]*)(?:\?(.*))?$/s;

/** Whether the URL belongs to the Web API at all. */
export function isApiUrl(url: string): boolean {
  return API_PATH.test(url);
}

/** Serves one Web API request: faults, token, limits, the operation, and what may happen to its answer. */
export async function serveApi(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
  baseUrl: string,
): Promise<void> {
  const [, version = 'v9.2', path = '', search = ''] = API_PATH.exec(request.url ?? '') ?? [];
  const method = request.method ?? 'GET';
  const call: Call = {
    sandbox,
    request,
    response,
    baseUrl,
    serviceRoot: `${baseUrl}/api/data/${version}`,
    path,
    query: new URLSearchParams(search),
    subject: { method, route: routeLabel(path) },
    server: serverFor(sandbox, request),
  };
  sandbox.counters.request(`${method} ${call.subject.route}`);
  const body = await readBody(request);
  if (await isInterrupted(call)) return;
  const authentication = authenticate(sandbox, request, baseUrl);
  if (authentication.kind === 'refused') {
    finish(call, authentication.reply);
    return;
  }
  await serveAuthenticated(call, authentication.user, body);
}

/** An outage or a hanging server: the request gets no proper answer. */
async function isInterrupted(call: Call): Promise<boolean> {
  const { faults } = call.sandbox;
  const outage = faults.outageFor('dataverse');
  if (outage === 'reset') {
    call.request.socket.destroy();
    return true;
  }
  if (outage === '503') {
    finish(call, { status: 503, headers: { 'content-type': 'text/html' }, body: '<h2>Service Unavailable</h2>' });
    return true;
  }
  // A hung request is never answered; it ends when the client gives up or the sandbox stops.
  return faults.strikes('hang', call.subject) !== undefined;
}

async function serveAuthenticated(call: Call, user: LookupValue, body: string): Promise<void> {
  const { sandbox, subject, server } = call;
  const { faults, throttle, counters } = sandbox;
  const rejection = forcedRejection(call) ?? throttle.admit(user.id, server);
  if (rejection !== undefined) {
    counters.rejection(rejection.facet);
    finish(call, throttleReply(rejection, faults.limits));
    return;
  }
  const startedAt = performance.now();
  let charged = 0;
  try {
    charged = serviceTime(call, body);
    const waitMs = charged + faults.latencyFor(subject);
    if (waitMs > 0) await delay(waitMs);
    await answer(call, user, body);
  } finally {
    throttle.release(user.id, server, Math.max(charged, performance.now() - startedAt));
  }
}

function forcedRejection({ sandbox, subject }: Call): Rejection | undefined {
  const forced = sandbox.faults.strikes('forced_429', subject);
  if (forced === undefined) return undefined;
  const retryAt = new Date(sandbox.options.clock() + forced.retry_after_s * 1000);
  return { facet: forced.facet, retryAfterS: forced.retry_after_s, ...(forced.as_date ? { retryAt } : {}) };
}

/** The time the profile of service times charges this request with. */
function serviceTime(call: Call, body: string): number {
  const times = call.sandbox.faults.get('service_time');
  if (times === undefined) return 0;
  const { route } = call.subject;
  return toServiceTimeMs(times, { route, body, contentType: call.request.headers['content-type'] });
}

async function answer(call: Call, user: LookupValue, body: string): Promise<void> {
  const { sandbox, subject, request } = call;
  const { faults, org, counters } = sandbox;
  const failure = faults.strikes('server_errors', subject);
  if (failure !== undefined && !failure.after_commit) {
    finish(call, failureReply(failure));
    return;
  }
  const versionBefore = org.lastVersion;
  const reply = operate(call, user, body);
  const committed = reply.status < 400 && org.lastVersion !== versionBefore;
  if (committed) {
    counters.writeRequests += 1;
    const gate = faults.strikes('commit_gate', subject);
    if (gate !== undefined) await delay(gate.hold_ms);
    if (faults.strikes('lost_responses', subject) !== undefined) {
      counters.lostResponses += 1;
      request.socket.destroy();
      return;
    }
  }
  finish(call, failure === undefined ? reply : failureReply(failure));
}

function failureReply(failure: {
  status: number;
  code: string;
  message: string;
  retry_after_s?: number | undefined;
}): ApiReply {
  const headers = failure.retry_after_s === undefined ? {} : { 'retry-after': String(failure.retry_after_s) };
  return jsonReply({ error: { code: failure.code, message: failure.message } }, headers, failure.status);
}

/** Runs the operation; everything it throws becomes the error body that the service would send. */
function operate(call: Call, user: LookupValue, body: string): ApiReply {
  const { sandbox, request, subject } = call;
  const headers = lowerCaseHeaders(request);
  const preferences = readPreferences(headers['prefer']);
  try {
    const caller = resolveCaller(sandbox, request, user);
    return answerApi({
      org: sandbox.org,
      faults: sandbox.faults,
      serviceRoot: call.serviceRoot,
      caller,
      preferences,
      route: subject.route,
      request: { method: subject.method, path: call.path, query: call.query, headers, body },
    });
  } catch (error) {
    const known = error instanceof DataverseError ? error : valueErrors.unexpected();
    if (known !== error) reportBug(subject, error);
    return errorReply(known, sandbox.faults.codeVariant, preferences);
  }
}

/** A defect of the sandbox itself: the client sees the service's vague error, the developer sees the stack. */
function reportBug(subject: FaultSubject, error: unknown): void {
  const detail = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${JSON.stringify({ bug: `${subject.method} ${subject.route}`, detail })}\n`);
}

function lowerCaseHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

/** The web server that the affinity cookie names; without the cookie the balancer picks one. */
function serverFor(sandbox: Sandbox, request: IncomingMessage): number {
  const { servers } = sandbox.faults.limits;
  const [, pinned] = /ARRAffinity=server(\d+)/.exec(request.headers.cookie ?? '') ?? [];
  return pinned === undefined ? Math.floor(Math.random() * servers) : Number(pinned) % servers;
}

function finish(call: Call, reply: ApiReply): void {
  const { response, sandbox, server } = call;
  sandbox.counters.status(reply.status);
  if (response.destroyed) return;
  const requestId = randomUUID();
  const skew = sandbox.faults.get('clock_skew_ms') ?? 0;
  response.setHeader('date', new Date(sandbox.options.clock() + skew).toUTCString());
  response.setHeader('odata-version', '4.0');
  response.setHeader('x-ms-service-request-id', requestId);
  response.setHeader('req_id', requestId);
  response.setHeader('set-cookie', `ARRAffinity=server${server}; path=/; secure; HttpOnly`);
  const remaining = sandbox.throttle.remaining(SANDBOX_IDS.applicationUser, server);
  for (const [name, value] of Object.entries(remainingHeaders(remaining))) response.setHeader(name, value);
  sendReply(response, reply);
}
