/** One request to the Web API, from the wire or from a part of a batch. */
export interface ApiRequest {
  readonly method: string;
  /** Below the service root, still percent-encoded, without a leading slash. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ApiReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A string is sent as it is, everything else as JSON. */
  readonly body?: unknown;
}

export const JSON_CONTENT_TYPE = 'application/json; odata.metadata=minimal';

export function jsonReply(body: unknown, headers: Readonly<Record<string, string>> = {}, status = 200): ApiReply {
  return { status, headers: { 'content-type': JSON_CONTENT_TYPE, ...headers }, body };
}

export function noContent(headers: Readonly<Record<string, string>> = {}): ApiReply {
  return { status: 204, headers };
}
