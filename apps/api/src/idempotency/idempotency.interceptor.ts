import { createHash } from 'node:crypto';
import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { IdempotencyKeyRepository } from '@hunter/persistence';
import { principalOf, ProblemError } from '@hunter/platform';
import type { Request, Response } from 'express';
import { catchError, from, mergeMap, of, type Observable } from 'rxjs';

const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * `Idempotency-Key` on a POST: the same key and request give the same answer without doing the work again; the same key
 * with another request is refused. Answers are kept per principal.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly keys: IdempotencyKeyRepository) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const key = request.header('idempotency-key');
    if (request.method !== 'POST' || key === undefined) return next.handle();
    if (!KEY.test(key))
      throw new ProblemError('invalid-body', { errors: [{ field: 'Idempotency-Key', code: 'invalid-value' }] });
    const response = http.getResponse<Response>();
    const principal = principalOf(request).id;
    const claim = await this.keys.claimKey(principal, key, hashOf(request));
    if (claim.kind === 'answered') {
      response.status(claim.answer.status).setHeader('Idempotency-Replayed', 'true');
      return of(claim.answer.body);
    }
    if (claim.kind === 'other-request') throw new ProblemError('idempotency-conflict');
    if (claim.kind === 'running') {
      throw new ProblemError('idempotency-conflict', {
        detail: 'The first request with this key is still running.',
        retryAfterSeconds: 1,
      });
    }
    return this.answerOnce(next, { principal, key, response });
  }

  private answerOnce(
    next: CallHandler,
    { principal, key, response }: { readonly principal: string; readonly key: string; readonly response: Response },
  ): Observable<unknown> {
    return next.handle().pipe(
      mergeMap(async (body: unknown) => {
        await this.keys.saveAnswer(principal, key, { status: response.statusCode, body });
        return body;
      }),
      catchError((error: unknown) =>
        from(
          this.keys.releaseKey(principal, key).then(() => {
            throw error;
          }),
        ),
      ),
    );
  }
}

/** An upload is told apart by its length only: its bytes are still on the way. */
function hashOf(request: Request): string {
  const body = request.body === undefined ? (request.headers['content-length'] ?? '') : JSON.stringify(request.body);
  return createHash('sha256').update(`${request.method} ${request.originalUrl}\n${body}`).digest('hex');
}
