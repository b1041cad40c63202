import {
  AuthenticationError,
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  WorkloadIdentityCredential,
  type ClientSecretCredentialOptions,
  type TokenCredential,
} from '@azure/identity';
import { trustedAuthorities } from './trusted-authorities';
import type { AccessToken } from './access-token';
import type { D365EnabledConfig } from './config';
import { D365Error, toD365Failure } from './d365-failure';
import { readSignInFailure, type SignInAnswer } from './failures';

type SignInConfig = Pick<
  D365EnabledConfig,
  'baseUrl' | 'tenantId' | 'clientId' | 'credential' | 'authorityHost' | 'ca' | 'requestTimeoutMs'
>;

type PipelinePolicy = NonNullable<ClientSecretCredentialOptions['additionalPolicies']>[number]['policy'];

/** Fetches a token for the organisation, always from the service: the caller keeps it. */
export function createTokenSource(config: SignInConfig): () => Promise<AccessToken> {
  return async () => {
    const observed: { answer: SignInAnswer } = { answer: { kind: 'not-asked' } };
    try {
      // A new credential each time: the one before may still hold a token that Dynamics has just refused.
      const credential = createCredential(config, observeSignIn(observed, config.requestTimeoutMs));
      const token = await credential.getToken(`${config.baseUrl}/.default`);
      if (token === null) throw new D365Error(toD365Failure('sign-in-refused'));
      return { token: token.token, expiresAtMs: token.expiresOnTimestamp };
    } catch (error) {
      if (error instanceof D365Error) throw error;
      const answer = config.credential.kind === 'managed-identity' ? readIdentityAnswer(error) : observed.answer;
      throw new D365Error(readSignInFailure(answer, Date.now()));
    }
  };
}

/** The identity library reports a refusal as text only, so the answer itself is looked at on its way through. */
function observeSignIn(observed: { answer: SignInAnswer }, timeoutMs: number): PipelinePolicy {
  return {
    name: 'observeSignIn',
    async sendRequest(request, next) {
      // The pipeline's own timeout leaves its timer running after an answer; this one never holds the process.
      const deadline = AbortSignal.timeout(timeoutMs);
      const { abortSignal } = request;
      request.abortSignal = abortSignal instanceof AbortSignal ? AbortSignal.any([abortSignal, deadline]) : deadline;
      try {
        const response = await next(request);
        observed.answer = {
          kind: 'answer',
          status: response.status,
          body: readJson(response.bodyAsText),
          retryAfter: response.headers.get('retry-after'),
        };
        return response;
      } catch (error) {
        observed.answer = { kind: 'none', errorCode: errorCodeOf(error) };
        throw error;
      }
    },
  };
}

/**
 * The endpoint of a managed identity is asked by a pipeline of its own that nobody can look into. A refusal keeps its status;
 * an endpoint that is not there or not yet up cannot be told from one that is away.
 */
function readIdentityAnswer(error: unknown): SignInAnswer {
  if (error instanceof AuthenticationError) {
    const { statusCode: status, errorResponse } = error;
    return { kind: 'answer', status, body: { error: errorResponse.error }, retryAfter: undefined };
  }
  return { kind: 'none', errorCode: errorCodeOf(error) };
}

function readJson(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

function errorCodeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function createCredential(config: SignInConfig, policy: PipelinePolicy): TokenCredential {
  const options: ClientSecretCredentialOptions = {
    authorityHost: config.authorityHost,
    disableInstanceDiscovery: true,
    // The job owns the attempts: a second retry layer would multiply them.
    retryOptions: { maxRetries: 0 },
    additionalPolicies: [{ policy, position: 'perRetry' }],
    ...(config.ca === null ? {} : { tlsOptions: { ca: trustedAuthorities(config.ca) } }),
  };
  const { credential } = config;
  switch (credential.kind) {
    case 'client-secret':
      return new ClientSecretCredential(config.tenantId, config.clientId, credential.secret, options);
    case 'client-certificate':
      return new ClientCertificateCredential(
        config.tenantId,
        config.clientId,
        { certificatePath: credential.certificateFile },
        options,
      );
    case 'managed-identity':
      return new ManagedIdentityCredential(config.clientId);
    case 'workload-identity':
      return new WorkloadIdentityCredential({
        ...options,
        tenantId: config.tenantId,
        clientId: config.clientId,
        tokenFilePath: credential.tokenFile,
      });
  }
}
