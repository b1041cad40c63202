import { readProblem, toNetworkProblem } from './api-problem';

export const API_ROOT = '/api/v1';

interface RequestOptions {
  readonly method?: 'GET' | 'POST';
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** Makes a repeated POST (double click, retry after a lost answer) count once. */
  readonly idempotencyKey?: string;
}

/** Calls the API and returns its JSON; every failure is thrown as an {@link ApiProblem}. */
export async function fetchJson<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  if (options.idempotencyKey !== undefined) headers['idempotency-key'] = options.idempotencyKey;
  let response: Response;
  try {
    response = await fetch(`${API_ROOT}${path}`, {
      method: options.method ?? 'GET',
      headers,
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw toNetworkProblem();
  }
  if (!response.ok) throw readProblem(response.status, await response.text());
  return (await response.json()) as T;
}
