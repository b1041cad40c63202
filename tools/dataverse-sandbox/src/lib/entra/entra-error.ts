import { randomUUID } from 'node:crypto';
import type { TokenErrorCode } from '../faults/fault-knobs.js';

interface EntraErrorKind {
  readonly status: number;
  readonly error: string;
  readonly text: (subject: EntraSubject) => string;
}

/** The names that go into the texts. */
export interface EntraSubject {
  readonly clientId: string;
  readonly tenant: string;
  readonly resource: string;
}

/** What the token endpoint refuses, with status and `error` as recorded from the real one. */
const KINDS: Readonly<Record<TokenErrorCode, EntraErrorKind>> = {
  '7000215': {
    status: 401,
    error: 'invalid_client',
    text: ({ clientId }) =>
      'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the ' +
      `client secret ID, for a secret added to app '${clientId}'.`,
  },
  '7000222': {
    status: 401,
    error: 'invalid_client',
    text: ({ clientId }) =>
      `The provided client secret keys for app '${clientId}' are expired. Visit the Azure portal to create new keys for ` +
      'your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security.',
  },
  '700016': {
    status: 400,
    error: 'unauthorized_client',
    text: ({ clientId, tenant }) =>
      `Application with identifier '${clientId}' was not found in the directory '${tenant}'. This can happen if the ` +
      'application has not been installed by the administrator of the tenant or consented to by any user in the tenant.',
  },
  '90002': {
    status: 400,
    error: 'invalid_request',
    text: ({ tenant }) =>
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  },
  '900023': {
    status: 400,
    error: 'invalid_request',
    text: ({ tenant }) =>
      `Specified tenant identifier '${tenant}' is neither a valid DNS name, nor a valid external domain.`,
  },
  '70011': {
    status: 400,
    error: 'invalid_scope',
    text: ({ resource }) =>
      `The provided value for the input parameter 'scope' is not valid. The scope ${resource} is not valid.`,
  },
  '500011': {
    status: 400,
    error: 'invalid_resource',
    text: ({ resource, tenant }) =>
      `The resource principal named ${resource} was not found in the tenant named ${tenant}.`,
  },
};

export interface EntraReply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The error body of the token endpoint. */
export function entraError(code: TokenErrorCode, subject: EntraSubject, now: number): EntraReply {
  const kind = KINDS[code];
  return { status: kind.status, body: entraErrorBody(kind.error, code, kind.text(subject), now) };
}

/** The same body for refusals that have no row of their own here, such as a missing parameter. */
export function entraErrorBody(error: string, code: string, text: string, now: number): Record<string, unknown> {
  const traceId = randomUUID();
  const correlationId = randomUUID();
  const time = `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return {
    error,
    error_description: `AADSTS${code}: ${text} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${time}`,
    error_codes: [Number(code)],
    timestamp: time,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
  };
}
