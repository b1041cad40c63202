import type { JsonObject } from './json';

const CRLF = '\r\n';

/** The answer to one operation of a batch. */
export interface BatchPart {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/**
 * The body of a `$batch` that holds nothing but reads. Lines end in CRLF, the last one included: the service cannot read
 * anything else.
 * @param paths from the root of the host, encoded
 */
export function toReadBatch(paths: readonly string[], boundary: string): string {
  const parts = paths.map((path) =>
    [
      `--${boundary}`,
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      `GET ${path} HTTP/1.1`,
      'Accept: application/json',
      'If-None-Match: null',
      '',
      '',
    ].join(CRLF),
  );
  return [...parts, `--${boundary}--`, ''].join(CRLF);
}

const BOUNDARY = /boundary="?([^";]+)"?/i;

/** Reads the answer of a `$batch` (RFC 2046 §5.1), part by part; undefined when it is none. */
export function readBatchParts(contentType: string | undefined, body: unknown): readonly BatchPart[] | undefined {
  const boundary = BOUNDARY.exec(contentType ?? '')?.[1];
  if (boundary === undefined || typeof body !== 'string') return undefined;
  // What stands before the first delimiter is a preamble, what stands after the closing one an epilogue.
  const [, ...sections] = `\n${body}`.split(`\n--${boundary}`);
  const closing = sections.findIndex((section) => section.startsWith('--'));
  if (closing < 0) return undefined;
  const parts = sections.slice(0, closing).map(readPart);
  return parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

const ANSWER = /\r?\n\r?\nHTTP\/1\.[01] (\d{3})[^\n]*\n([\s\S]*)$/;

function readPart(section: string): BatchPart | undefined {
  const [, status, message = ''] = ANSWER.exec(section) ?? [];
  if (status === undefined) return undefined;
  const [head = '', ...body] = `\n${message}`.split(/\r?\n\r?\n/);
  return { status: Number(status), headers: readHeaders(head), body: readJson(body.join('\n\n')) };
}

function readHeaders(head: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    head.split(/\r?\n/).flatMap((line): [string, string][] => {
      const colon = line.indexOf(':');
      return colon < 0 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
    }),
  );
}

/** A body that is no JSON says nothing, as outside a batch. */
function readJson(text: string): JsonObject | string {
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    return text;
  }
}
