import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Controller, Get, Param, Req } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request } from 'express';
import { register } from 'prom-client';
import request from 'supertest';
import { startTestApp } from '../../../test/start-test-app';
import { requestIdOf } from './request-id';

@Controller()
class EchoController {
  @Get('echo/:name')
  echo(@Param('name') name: string, @Req() call: Request): { name: string; id: string } {
    return { name, id: requestIdOf(call) };
  }
}

describe('useHttpBasics', () => {
  let app: NestExpressApplication;

  beforeAll(async () => {
    app = await startTestApp({ controllers: [EchoController] });
  });

  afterAll(() => app.close());

  const echo = () => request(app.getHttpServer()).get('/echo/a');

  it.each(['localhost', 'localhost:3000', '127.0.0.1', '127.0.0.1:80', '[::1]', '[::1]:3000', 'LocalHost:1'])(
    'serves the host %s',
    async (host) => {
      expect((await echo().set('Host', host)).status).toBe(200);
    },
  );

  it.each([
    'evil.example',
    'evil.example:3000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '10.0.0.1',
    '[fe80::1]',
    '[::1',
    '[::1]evil.example',
    'localhost:80:80',
    '::1',
    '0.0.0.0',
  ])('refuses the host %s, which another site may have pointed here', async (host) => {
    const { status, body } = await echo().set('Host', host);

    expect([status, body.code]).toEqual([403, 'forbidden-host']);
  });

  it('refuses a request without a host', async () => {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const call = httpRequest({ host: '127.0.0.1', port, path: '/echo/a', setHost: false }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      call.once('error', reject).end();
    });

    // Node itself answers 400 to HTTP/1.1 without a host.
    expect([400, 403]).toContain(status);
  });

  it.each(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:5173'])(
    'serves the origin %s',
    async (origin) => {
      expect((await echo().set('Origin', origin)).status).toBe(200);
    },
  );

  it.each(['https://evil.example', 'null', 'http://localhost.evil.example', 'not an origin', ''])(
    'refuses the origin %j',
    async (origin) => {
      const { status, body } = await echo().set('Origin', origin);

      expect([status, body.code]).toEqual([403, 'forbidden-host']);
    },
  );

  it('keeps a harmless request id, in the handler and on the answer', async () => {
    const { body, headers } = await echo().set('X-Request-Id', 'click-7.a_B');

    expect([body.id, headers['x-request-id']]).toEqual(['click-7.a_B', 'click-7.a_B']);
  });

  it.each(['with blank', 'a'.repeat(129), '<script>', 'a;b', ''])('replaces the request id %j', async (given) => {
    const { body, headers } = await echo().set('X-Request-Id', given);

    expect(body.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(headers['x-request-id']).toBe(body.id);
  });

  it('does not say what it is built with', async () => {
    expect((await echo()).headers).not.toHaveProperty('x-powered-by');
  });

  it('labels metrics by the pattern of the route, never by what was asked for', async () => {
    await request(app.getHttpServer()).get('/echo/secret-name');
    await request(app.getHttpServer()).get('/nowhere/secret-path');

    const text = await register.metrics();
    expect(text).toContain('route="/echo/:name",status="2xx"');
    expect(text).toContain('route="unmatched",status="4xx"');
    expect(text).not.toContain('secret');
  });
});
