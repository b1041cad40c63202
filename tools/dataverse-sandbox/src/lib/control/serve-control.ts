import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { DataverseError } from '../errors/dataverse-error.js';
import type { ApiReply } from '../http/exchange.js';
import { readBody } from '../http/read-body.js';
import { sendReply } from '../http/send-reply.js';
import { faultKnobsPatch } from '../faults/fault-knobs.js';
import type { Sandbox } from '../sandbox.js';
import { readRows, seedRows } from './rows.js';

const CONTROL = /^\/(__[a-z/]+)(?:\?(.*))?$/;

type ControlRoute = (sandbox: Sandbox, query: URLSearchParams, body: string) => ApiReply;

const ok = (body: unknown): ApiReply => ({ status: 200, headers: {}, body });

const resetBody = z.strictObject({ rows: z.boolean().default(false), counters: z.boolean().default(false) });

const ROUTES: Readonly<Record<string, ControlRoute>> = {
  'GET __state': (sandbox) => ok(stateOf(sandbox)),
  'GET __rows': (sandbox, query) => ok({ rows: readRows(sandbox, query.get('table') ?? 'leads') }),
  'GET __faults': (sandbox) => ok(sandbox.faults.current()),
  'POST __faults': (sandbox, _query, body) => {
    const knobs = faultKnobsPatch.parse(JSON.parse(body));
    sandbox.faults.change(knobs);
    if (knobs.key_index === null) hurryKeys(sandbox);
    return ok(sandbox.faults.current());
  },
  'POST __faults/reset': (sandbox) => {
    sandbox.faults.reset();
    sandbox.throttle.reset();
    return ok(sandbox.faults.current());
  },
  'POST __seed': (sandbox, _query, body) => ok(seedRows(sandbox, JSON.parse(body))),
  'POST __reset': (sandbox, _query, body) => {
    const wanted = resetBody.parse(JSON.parse(body === '' ? '{}' : body));
    if (wanted.rows) clearRows(sandbox);
    if (wanted.counters) {
      sandbox.counters.reset();
      Object.assign(sandbox.org.writes, { created: 0, updated: 0, deleted: 0 });
    }
    return ok(stateOf(sandbox));
  },
};

/** Control routes belong to tests: no token, no faults, no limits, not counted. */
export function isControlUrl(url: string): boolean {
  return CONTROL.test(url);
}

export async function serveControl(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, path = '', search = ''] = CONTROL.exec(request.url ?? '') ?? [];
  const body = await readBody(request);
  const name = `${request.method ?? 'GET'} ${path}`;
  const route = ROUTES[name];
  if (route === undefined) {
    sendReply(response, { status: 404, headers: {}, body: { error: `no route ${name}`, routes: Object.keys(ROUTES) } });
    return;
  }
  sendReply(response, tryRoute(route, sandbox, new URLSearchParams(search), body));
}

/** A wrong request is answered with what is wrong, in the words of the checker. */
function tryRoute(route: ControlRoute, sandbox: Sandbox, query: URLSearchParams, body: string): ApiReply {
  try {
    return route(sandbox, query, body);
  } catch (error) {
    const isCallersFault =
      error instanceof z.ZodError || error instanceof SyntaxError || error instanceof DataverseError;
    if (!isCallersFault) throw error;
    const detail = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
    return { status: 400, headers: {}, body: { error: detail } };
  }
}

const DATA_TABLES = ['lead', 'account', 'contact', 'opportunity', 'annotation'];

/** Those of the tables that hold data which this organisation has. */
function dataTablesOf({ org }: Sandbox): string[] {
  return DATA_TABLES.filter((name) => org.entity(name) !== undefined);
}

/** Without the knob an index takes no time, so those that are being built are done. */
function hurryKeys({ org }: Sandbox): void {
  for (const { logicalName } of org.entities()) for (const key of org.table(logicalName).keys) key.hurry();
}

function clearRows(sandbox: Sandbox): void {
  for (const logicalName of dataTablesOf(sandbox)) {
    for (const id of [...sandbox.org.table(logicalName).rows.keys()]) sandbox.org.delete(logicalName, id);
  }
}

function stateOf(sandbox: Sandbox): Record<string, unknown> {
  const { org } = sandbox;
  const counts = dataTablesOf(sandbox).map((name): [string, number] => [
    org.entity(name)?.entitySetName ?? name,
    org.table(name).rows.size,
  ]);
  const { created, updated, deleted } = org.writes;
  return {
    ...Object.fromEntries(counts),
    profile: org.profile.name,
    writes: created + updated + deleted,
    rows_created: created,
    rows_updated: updated,
    rows_deleted: deleted,
    ...sandbox.counters.snapshot(),
    faults: sandbox.faults.current(),
  };
}
