import { Controller, Get, Query } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { startTestApp } from '../../../test/start-test-app';
import { AnyQuery, ClosedQueryGuard } from './closed-query.guard';

@Controller()
class SampleController {
  @Get('none')
  none(): string {
    return 'none';
  }

  @Get('one')
  one(@Query('locale') locale?: string): string {
    return `one ${locale ?? ''}`;
  }

  @Get('whole')
  whole(@Query() query: Record<string, unknown>): string {
    return Object.keys(query).join(' ');
  }
}

@AnyQuery()
@Controller('probe')
class ProbedController {
  @Get()
  live(): string {
    return 'live';
  }
}

describe('ClosedQueryGuard', () => {
  let app: NestExpressApplication;

  beforeAll(async () => {
    app = await startTestApp({
      controllers: [SampleController, ProbedController],
      providers: [{ provide: APP_GUARD, useClass: ClosedQueryGuard }],
    });
  });

  afterAll(() => app.close());

  const get = (path: string) => request(app.getHttpServer()).get(path);

  it.each([
    ['/none', 'none'],
    ['/one', 'one '],
    ['/one?locale=tr', 'one tr'],
    ['/one?locale=', 'one '],
    ['/whole?a=1&b=2', 'a b'],
    ['/probe?verbose', 'live'],
  ])('lets %s through', async (path, text) => {
    const answer = await get(path);

    expect([answer.status, answer.text]).toEqual([200, text]);
  });

  it.each([
    ['/none?x=1', { field: 'x', code: 'unknown-parameter', allowed: [] }],
    ['/one?locale=tr&x=1', { field: 'x', code: 'unknown-parameter', allowed: ['locale'] }],
    ['/one?constructor=1', { field: 'constructor', code: 'unknown-parameter', allowed: ['locale'] }],
    ['/one?locale=tr&locale=en', { field: 'locale', code: 'repeated-parameter' }],
  ])('refuses %s by name', async (path, error) => {
    const { status, body } = await get(path);

    expect([status, body.code, body.errors]).toEqual([400, 'invalid-query', [error]]);
  });
});
