import type { ServerResponse } from 'node:http';
import type { ApiReply } from './exchange.js';

/** Writes a reply to the wire: JSON unless the body is text already. */
export function sendReply(response: ServerResponse, reply: ApiReply): void {
  const { status, headers, body } = reply;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (body === undefined) {
    response.end();
    return;
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  if (!response.hasHeader('content-type')) response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('content-length', Buffer.byteLength(text));
  response.end(text);
}
