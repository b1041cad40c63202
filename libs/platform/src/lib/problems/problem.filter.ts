import {
  ArgumentsHost,
  BadRequestException,
  Catch,
  ExceptionFilter,
  HttpException,
  Logger,
  NotFoundException,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { allowedMethods } from '../http/allowed-methods';
import { requestIdOf } from '../http/request-id';
import { toLogText } from '../logging/to-log-text';
import { isDatabaseUnavailable } from './is-database-unavailable';
import { PROBLEMS, type ProblemBody, type ProblemCode } from './problem-catalogue';
import { ProblemError } from './problem-error';

const CODE_BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid-body',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'payload-too-large',
  415: 'unsupported-media-type',
  422: 'invalid-body',
};

/** Emits every failure as `application/problem+json`; what nobody foresaw is a 500 with a trace id and no inner text. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const problem = toProblemError(toRoutingProblem(error, request));
    const { status, title } = PROBLEMS[problem.code];
    const body: ProblemBody = {
      type: `/problems/${problem.code}`,
      title,
      status,
      code: problem.code,
      trace_id: requestIdOf(request),
      ...(problem.options.detail === undefined ? {} : { detail: problem.options.detail }),
      ...(problem.options.errors === undefined ? {} : { errors: problem.options.errors }),
      ...(problem.options.translations === undefined ? {} : { translations: problem.options.translations }),
    };
    if (status >= 500) {
      this.logger.error({
        message: 'request failed',
        trace_id: body.trace_id,
        code: body.code,
        error: toLogText(causeOf(error)),
      });
    }
    if (response.headersSent) {
      response.end();
      return;
    }
    if (problem.options.retryAfterSeconds !== undefined) {
      response.setHeader('Retry-After', String(problem.options.retryAfterSeconds));
    }
    if (problem.options.allow !== undefined) response.setHeader('Allow', problem.options.allow.join(', '));
    response.status(status).type('application/problem+json').send(JSON.stringify(body));
  }
}

/** What is wrong with the address and not with what was sent there. */
function toRoutingProblem(error: unknown, request: Request): unknown {
  if (error instanceof NotFoundException) return missedRoute(error, request);
  // The router gives up on an escape that is none before there is a route, and calls that a bad request.
  if (error instanceof BadRequestException && !isDecodable(request.path))
    return new ProblemError('invalid-path', { detail: 'The address holds a broken percent escape.', cause: error });
  return error;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}

/** Nest knows no 405: an address that answers other methods only is told from one that answers none. */
function missedRoute(error: NotFoundException, request: Request): ProblemError | NotFoundException {
  const allow = request.route === undefined ? allowedMethods(request) : [];
  if (allow.length === 0) return error;
  return new ProblemError('method-not-allowed', { detail: `Use ${allow.join(' or ')}.`, allow, cause: error });
}

function toProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isDatabaseUnavailable(error)) {
    return new ProblemError('service-unavailable', {
      detail: 'The database cannot answer at the moment.',
      retryAfterSeconds: 5,
      cause: error,
    });
  }
  const status = error instanceof HttpException ? error.getStatus() : statusOfHttpError(error);
  const code = status === undefined ? undefined : CODE_BY_STATUS[status];
  return code === undefined ? new ProblemError('internal', { cause: error }) : new ProblemError(code, { cause: error });
}

/** body-parser and multer raise plain errors that carry a `status` (http-errors). */
function statusOfHttpError(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  return typeof error.status === 'number' ? error.status : undefined;
}

function causeOf(error: unknown): unknown {
  return error instanceof ProblemError ? (error.options.cause ?? error) : error;
}
