import { payloadErrors } from '../errors/catalogue.js';

/** One part of a multipart body. */
export interface MultipartPart {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const CRLF = '\r\n';
const BOUNDARY = /boundary="?([^";]+)"?/i;

/** The boundary that a Content-Type names; undefined when it is not multipart/mixed. */
export function boundaryOf(contentType: string | undefined): string | undefined {
  if (contentType?.toLowerCase().startsWith('multipart/mixed') !== true) return undefined;
  return BOUNDARY.exec(contentType)?.[1];
}

/**
 * Splits a multipart body (RFC 2046 §5.1). Lines must end in CRLF, the closing boundary included; two bare line feeds at
 * the very end pass as well, everything else is a stream that the service cannot read.
 */
export function readMultipart(body: string, boundary: string): MultipartPart[] {
  const delimiter = `--${boundary}`;
  const closing = `${CRLF}${delimiter}--`;
  const end = body.lastIndexOf(closing);
  const start = body.startsWith(delimiter + CRLF) ? 0 : body.indexOf(`${CRLF}${delimiter}${CRLF}`) + CRLF.length;
  const isOpened = start > 0 || body.startsWith(delimiter + CRLF);
  if (!isOpened || end < start) throw payloadErrors.unreadable('$batch');
  const rest = body.slice(end + closing.length);
  if (!rest.startsWith(CRLF) && !rest.startsWith('\n\n')) throw payloadErrors.unreadable('$batch');
  const inner = body.slice(start + delimiter.length + CRLF.length, end);
  return inner.split(`${CRLF}${delimiter}${CRLF}`).map(readPart);
}

/** Splits headers from a body at the first empty line. */
export function readPart(text: string): MultipartPart {
  const [head, body] = text.startsWith(CRLF) ? ['', text.slice(CRLF.length)] : splitAtEmptyLine(text);
  return { headers: readHeaders(head), body };
}

function splitAtEmptyLine(text: string): [string, string] {
  const at = text.indexOf(CRLF + CRLF);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 2 * CRLF.length)];
}

function readHeaders(head: string): Record<string, string> {
  const lines = head.split(CRLF).filter((line) => line !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      if (colon < 0) throw payloadErrors.unreadable('$batch');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

/** Writes parts under a boundary. */
export function writeMultipart(parts: readonly string[], boundary: string): string {
  return `${parts.map((part) => `--${boundary}${CRLF}${part}${CRLF}`).join('')}--${boundary}--${CRLF}`;
}
