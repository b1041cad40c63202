import {
  BadRequestException,
  Controller,
  ForbiddenException,
  Get,
  Logger,
  NotFoundException,
  Param,
  Res,
} from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Response } from 'express';
import request from 'supertest';
import { startTestApp } from '../../../test/start-test-app';
import { PROBLEMS, type ProblemCode } from './problem-catalogue';
import { ProblemError } from './problem-error';

const SECRET = 'password=hunter2';
let thrown: unknown;

@Controller()
class BrokenController {
  @Get('broken')
  break(): never {
    throw thrown;
  }

  @Get('echo/:name')
  echo(@Param('name') name: string): string {
    return name;
  }

  @Get('half')
  breakLate(@Res() response: Response): never {
    response.status(200).write('half an answer');
    throw new Error(SECRET);
  }
}

describe('ProblemFilter', () => {
  let app: NestExpressApplication;
  const logged: unknown[] = [];

  beforeAll(async () => {
    app = await startTestApp({ controllers: [BrokenController] });
  });

  beforeEach(() => {
    logged.length = 0;
    jest.spyOn(Logger.prototype, 'error').mockImplementation((message: unknown) => logged.push(message));
  });

  afterEach(() => jest.restoreAllMocks());
  afterAll(() => app.close());

  const answerTo = (error: unknown) => {
    thrown = error;
    return request(app.getHttpServer()).get('/broken').set('X-Request-Id', 'trace-7');
  };

  it.each(Object.keys(PROBLEMS) as ProblemCode[])('answers %s as its line in the catalogue says', async (code) => {
    const { status, body, headers } = await answerTo(new ProblemError(code));

    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(status).toBe(PROBLEMS[code].status);
    expect(body).toEqual({ type: `/problems/${code}`, code, trace_id: 'trace-7', ...PROBLEMS[code] });
  });

  it('adds what the thrower says: detail, fields, when to come back', async () => {
    const errors = [{ field: 'domain', code: 'turkish-i', suggestion: 'izmir.com.tr' }];
    const { body, headers } = await answerTo(
      new ProblemError('invalid-domain', { detail: 'Read it again.', errors, retryAfterSeconds: 9 }),
    );

    expect(body).toMatchObject({ detail: 'Read it again.', errors });
    expect(headers['retry-after']).toBe('9');
    expect(logged).toEqual([]);
  });

  it.each([
    ['an error', new Error(SECRET)],
    ['a type error', new TypeError(SECRET)],
    ['a text', SECRET],
    ['nothing', undefined],
    ['an exception of the framework that is in no table', new ForbiddenException(SECRET)],
    ['an internal problem with a cause', new ProblemError('internal', { cause: new Error(SECRET) })],
  ])('answers %s with 500 and a trace id, without inner text', async (_name, error) => {
    const { status, body, text } = await answerTo(error);

    expect(status).toBe(500);
    expect(body).toEqual({
      type: '/problems/internal',
      title: PROBLEMS.internal.title,
      status: 500,
      code: 'internal',
      trace_id: 'trace-7',
    });
    expect(text).not.toContain('hunter2');
    expect(logged).toEqual([
      expect.objectContaining({ message: 'request failed', trace_id: 'trace-7', code: 'internal' }),
    ]);
  });

  it('logs the inner text of what nobody foresaw', async () => {
    await answerTo(new Error('lost the thread'));

    expect(logged).toEqual([expect.objectContaining({ error: expect.stringContaining('lost the thread') as string })]);
  });

  it('answers a database that is away with 503 and when to come back', async () => {
    const { status, body, headers } = await answerTo(
      Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' }),
    );

    expect([status, body.code, headers['retry-after']]).toEqual([503, 'service-unavailable', '5']);
    expect(JSON.stringify(body)).not.toContain('10.0.0.7');
  });

  it.each([
    [new BadRequestException(SECRET), 422, 'invalid-body'],
    [new NotFoundException(SECRET), 404, 'not-found'],
    [Object.assign(new Error(SECRET), { status: 413 }), 413, 'payload-too-large'],
    [Object.assign(new Error(SECRET), { status: 415 }), 415, 'unsupported-media-type'],
    [Object.assign(new Error(SECRET), { status: 'late' }), 500, 'internal'],
  ])('answers %s of the framework with %s %s', async (error, status, code) => {
    const answer = await answerTo(error);

    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.text).not.toContain('hunter2');
  });

  it('ends an answer that has already begun, and logs why', async () => {
    const { status, text } = await request(app.getHttpServer()).get('/half');

    expect([status, text]).toEqual([200, 'half an answer']);
    expect(logged).toHaveLength(1);
  });

  it.each(['/echo/a%', '/echo/%E0%A4%A', '/echo/%ff'])(
    'answers %s, which no address is, as a problem of the path',
    async (path) => {
      const { status, body } = await request(app.getHttpServer()).get(path);

      expect([status, body.code]).toEqual([400, 'invalid-path']);
    },
  );

  it('answers an unknown address as a problem too', async () => {
    const { status, body } = await request(app.getHttpServer()).get('/nowhere');

    expect([status, body.code]).toEqual([404, 'not-found']);
  });
});
