import { createHash } from 'node:crypto';
import { CallHandler, ExecutionContext, Injectable, Logger, NestInterceptor } from '@nestjs/common';
import { IdempotencyKeyRepository } from '@hunter/persistence';
import { principalOf, ProblemError } from '@hunter/platform';
import type { Request, Response } from 'express';
import { catchError, finalize, from, mergeMap, of, type Observable } from 'rxjs';
import { discardUpload, receiveUpload } from '../uploads/receive-upload';

const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * `Idempotency-Key` on a POST: the same key and request give the same answer without doing the work again; the same key
 * with another request is refused. Answers are kept per principal.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly logger = new Logger('http');

  constructor(private readonly keys: IdempotencyKeyRepository) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const key = request.header('idempotency-key');
    if (request.method !== 'POST' || key === undefined) return next.handle();
    if (!KEY.test(key))
      throw new ProblemError('invalid-body', { errors: [{ field: 'Idempotency-Key', code: 'invalid-value' }] });
    try {
      return (await this.answer(request, http.getResponse<Response>(), { key, next })).pipe(
        finalize(() => {
          this.discardLate(request);
        }),
      );
    } catch (error) {
      await discardUpload(request);
      throw error;
    }
  }

  /** The answer does not wait for it. */
  private discardLate(request: Request): void {
    discardUpload(request).catch((error: unknown) => {
      this.logger.warn({ message: 'upload not removed', error: String(error) });
    });
  }

  private async answer(
    request: Request,
    response: Response,
    { key, next }: { readonly key: string; readonly next: CallHandler },
  ): Promise<Observable<unknown>> {
    const principal = principalOf(request).id;
    const claim = await this.keys.claimKey(principal, key, await hashOf(request));
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

async function hashOf(request: Request): Promise<string> {
  const body = isUpload(request) ? await describeUpload(request) : JSON.stringify(request.body ?? null);
  return createHash('sha256').update(`${request.method} ${request.originalUrl}\n${body}`).digest('hex');
}

/** The boundary between the parts is made up anew for every request, so a repeated upload has other bytes. */
async function describeUpload(request: Request): Promise<string> {
  const { sha256, fields } = await receiveUpload(request);
  return JSON.stringify([sha256, fields]);
}

function isUpload(request: Request): boolean {
  return request.is('multipart/form-data') !== false;
}
