import { Body, Controller, Post, Req } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request } from 'express';
import request from 'supertest';
import { startTestApp } from '../../../test/start-test-app';
import { JsonBodyGuard } from './json-body.guard';

@Controller()
class SampleController {
  @Post('json')
  json(@Body() body: unknown): string {
    return JSON.stringify(body ?? null);
  }

  @Post('raw')
  raw(@Req() call: Request): string {
    return String(call.headers['content-type']);
  }
}

describe('JsonBodyGuard', () => {
  let app: NestExpressApplication;

  beforeAll(async () => {
    app = await startTestApp({
      controllers: [SampleController],
      providers: [{ provide: APP_GUARD, useClass: JsonBodyGuard }],
    });
  });

  afterAll(() => app.close());

  const post = (path: string) => request(app.getHttpServer()).post(path);

  it.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/octet-stream'])(
    'refuses %s where JSON is read, before a field is looked at',
    async (type) => {
      const { status, body } = await post('/json').set('content-type', type).send('{"domain":"a.example"}');

      expect([status, body.code]).toEqual([415, 'unsupported-media-type']);
    },
  );

  it.each(['application/json', 'application/json; charset=utf-8'])('lets %s through', async (type) => {
    const { status, text } = await post('/json').set('content-type', type).send('{"a":1}');

    expect([status, text]).toEqual([201, '{"a":1}']);
  });

  it('lets a request without a body through', async () => {
    expect((await post('/json')).status).toBe(201);
    expect((await post('/json').set('content-length', '0')).status).toBe(201);
  });

  it('leaves a route alone that reads no JSON', async () => {
    const { status, text } = await post('/raw').set('content-type', 'text/plain').send('hello');

    expect([status, text]).toEqual([201, 'text/plain']);
  });
});
