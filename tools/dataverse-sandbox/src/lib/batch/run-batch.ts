import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { DataverseError } from '../errors/dataverse-error.js';
import { errorReply } from '../errors/error-reply.js';
import type { ApiReply } from '../http/exchange.js';
import { readPreferences } from '../http/prefer.js';
import { routeLabel } from '../http/route-label.js';
import type { ApiContext } from '../operations/api-context.js';
import type { BatchItem, BatchOperation } from './batch-request.js';
import { readBatch } from './batch-request.js';
import { writeMultipart } from './multipart.js';

type Answer = (context: ApiContext) => ApiReply;

/** What the operations of a changeset created, by Content-ID, so that later ones can refer to it as `$n`. */
type References = Map<string, string>;

interface ItemResult {
  readonly status: number;
  readonly text: string;
}

const CRLF = '\r\n';

/**
 * `POST $batch`. Without `continue-on-error` it stops at the first failure and takes that failure's status; with it every
 * item is run and the answer is 200. A changeset is atomic.
 */
export function runBatch(context: ApiContext, answer: Answer): ApiReply {
  const items = readBatch(context.request.body, context.request.headers['content-type']);
  const results: ItemResult[] = [];
  let status = 200;
  for (const item of items) {
    const result = runItem(context, item, answer);
    results.push(result);
    if (result.status >= 400 && !context.preferences.continueOnError) {
      status = result.status;
      break;
    }
  }
  const boundary = `batchresponse_${randomUUID()}`;
  const texts = results.map((result) => result.text);
  const headers = { 'content-type': `multipart/mixed; boundary=${boundary}` };
  return { status, headers, body: writeMultipart(texts, boundary) };
}

function runItem(context: ApiContext, item: BatchItem, answer: Answer): ItemResult {
  if (item.kind === 'operation') {
    const reply = answerOrError(context, item.operation, new Map(), answer);
    return { status: reply.status, text: writeReplyPart(reply, item.operation.contentId) };
  }
  return runChangeset(context, item.operations, answer);
}

function runChangeset(context: ApiContext, operations: readonly BatchOperation[], answer: Answer): ItemResult {
  const references: References = new Map();
  const parts: string[] = [];
  let current: BatchOperation | undefined;
  try {
    context.org.transact(() => {
      for (const operation of operations) {
        current = operation;
        const reply = answer(contextFor(context, operation, references));
        remember(references, operation, reply);
        parts.push(writeReplyPart(reply, operation.contentId));
      }
    });
  } catch (error) {
    if (!(error instanceof DataverseError)) throw error;
    const reply = errorReply(error, context.faults.codeVariant, context.preferences);
    return { status: reply.status, text: writeReplyPart(reply, current?.contentId) };
  }
  const boundary = `changesetresponse_${randomUUID()}`;
  const head = `Content-Type: multipart/mixed; boundary=${boundary}${CRLF}${CRLF}`;
  return { status: 200, text: head + writeMultipart(parts, boundary) };
}

function answerOrError(
  context: ApiContext,
  operation: BatchOperation,
  references: References,
  answer: Answer,
): ApiReply {
  try {
    const inner = contextFor(context, operation, references);
    refuseWhenStruck(inner);
    return answer(inner);
  } catch (error) {
    if (!(error instanceof DataverseError)) throw error;
    return errorReply(error, context.faults.codeVariant, context.preferences);
  }
}

/** A server error that is about a route strikes it inside a batch as well. */
function refuseWhenStruck({ faults, request, route }: ApiContext): void {
  const failure = faults.strikes('server_errors', { method: request.method, route });
  if (failure === undefined) return;
  throw new DataverseError({ status: failure.status, code: failure.code, message: failure.message });
}

function contextFor(context: ApiContext, operation: BatchOperation, references: References): ApiContext {
  const url = resolveReferences(operation.url, /^\/?\$(\w+)/, references);
  const relative = url.replace(/^https?:\/\/[^/]+/, '').replace(/^\/api\/data\/v\d+\.\d+\//, '');
  const [path = '', search = ''] = splitOnce(relative.replace(/^\//, ''), '?');
  return {
    ...context,
    preferences: readPreferences(operation.headers['prefer']),
    route: routeLabel(path),
    request: {
      method: operation.method,
      path,
      query: new URLSearchParams(search),
      headers: operation.headers,
      body: resolveReferences(operation.body, /(?<=@odata\.(?:bind|id)"\s*:\s*")\/?\$(\w+)/g, references),
    },
  };
}

/** `$batch` is an entity path of its own, so only `$` followed by a known Content-ID is a reference. */
function resolveReferences(text: string, pattern: RegExp, references: References): string {
  return text.replace(pattern, (_whole, contentId: string) => {
    const resource = references.get(contentId);
    if (resource !== undefined) return resource;
    const message = `Content-ID Reference: '$${contentId}' does not exist in the batch context.`;
    throw new DataverseError({ status: 400, code: '0x80060888', message });
  });
}

function remember(references: References, operation: BatchOperation, reply: ApiReply): void {
  const [, resource] = /\/api\/data\/v\d+\.\d+\/(.+)$/.exec(reply.headers['odata-entityid'] ?? '') ?? [];
  if (operation.contentId !== undefined && resource !== undefined) references.set(operation.contentId, `/${resource}`);
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

const HEADER_NAMES: Readonly<Record<string, string>> = {
  'content-type': 'Content-Type',
  etag: 'ETag',
  location: 'Location',
  'odata-entityid': 'OData-EntityId',
  'preference-applied': 'Preference-Applied',
  'retry-after': 'Retry-After',
};

function writeReplyPart(reply: ApiReply, contentId: string | undefined): string {
  const envelope = ['Content-Type: application/http', 'Content-Transfer-Encoding: binary'];
  if (contentId !== undefined) envelope.push(`Content-ID: ${contentId}`);
  const failed = reply.status >= 400 ? [`REQ_ID: ${randomUUID()}`] : [];
  const named = Object.entries(reply.headers).map(([name, value]) => `${HEADER_NAMES[name] ?? name}: ${value}`);
  const head = [
    `HTTP/1.1 ${reply.status} ${STATUS_CODES[reply.status] ?? ''}`,
    ...failed,
    ...named,
    'OData-Version: 4.0',
  ];
  const body = reply.body === undefined ? '' : typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
  return [...envelope, '', ...head, '', body].join(CRLF);
}
