import { payloadErrors, urlErrors } from '../errors/catalogue.js';
import { DataverseError } from '../errors/dataverse-error.js';
import type { MultipartPart } from './multipart.js';
import { boundaryOf, readMultipart, readPart } from './multipart.js';

/** One operation inside a batch. */
export interface BatchOperation {
  readonly contentId?: string;
  readonly method: string;
  /** As written: absolute, rooted, relative to the service root, or starting with a `$n` reference. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type BatchItem =
  | { readonly kind: 'operation'; readonly operation: BatchOperation }
  | { readonly kind: 'changeset'; readonly operations: readonly BatchOperation[] };

const MAX_OPERATIONS = 1000;
const REQUEST_LINE = /^([A-Z]+) (\S+) HTTP\/1\.[01]\r\n/;

/** Reads the body of `$batch`: operations and changesets, in order. */
export function readBatch(body: string, contentType: string | undefined): BatchItem[] {
  const boundary = boundaryOf(contentType);
  if (boundary === undefined)
    throw urlErrors.badQuery('A batch needs the content type multipart/mixed with a boundary.');
  const items = readMultipart(body, boundary).map(readItem);
  const count = items.reduce((sum, item) => sum + (item.kind === 'changeset' ? item.operations.length : 1), 0);
  if (count > MAX_OPERATIONS) throw tooMany();
  return items;
}

function tooMany(): DataverseError {
  const message =
    'The current change set contains too many operations. ' +
    `A maximum number of '${MAX_OPERATIONS}' operations are allowed in a change set.`;
  return new DataverseError({ status: 400, code: '0x80060888', message });
}

function readItem(part: MultipartPart): BatchItem {
  const changeset = boundaryOf(part.headers['content-type']);
  if (changeset === undefined) return { kind: 'operation', operation: readOperation(part) };
  // The body of a nested multipart ends at its own closing line; the CRLF after it belongs to the outer boundary.
  const operations = readMultipart(`${part.body}\r\n`, changeset).map(readOperation);
  for (const operation of operations) checkInChangeset(operation);
  return { kind: 'changeset', operations };
}

function checkInChangeset(operation: BatchOperation): void {
  if (operation.contentId === undefined) {
    throw urlErrors.badQuery('Every operation of a change set needs a Content-ID header.');
  }
  if (operation.method === 'GET') throw urlErrors.badQuery('A change set cannot hold a GET request.');
}

function readOperation(part: MultipartPart): BatchOperation {
  if (part.headers['content-type']?.toLowerCase().startsWith('application/http') !== true) {
    throw payloadErrors.unreadable('$batch');
  }
  const match = REQUEST_LINE.exec(part.body);
  const [line = '', method, url] = match ?? [];
  if (method === undefined || url === undefined) throw payloadErrors.unreadable('$batch');
  const inner = readPart(part.body.slice(line.length));
  const contentId = part.headers['content-id'] ?? inner.headers['content-id'];
  return {
    method,
    url,
    headers: inner.headers,
    body: inner.body.trim(),
    ...(contentId === undefined ? {} : { contentId }),
  };
}
