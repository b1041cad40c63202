import { Controller, Get } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { Request } from 'express';
import request from 'supertest';
import { startTestApp } from '../../../test/start-test-app';
import { CurrentPrincipal } from './current-principal.decorator';
import type { Principal } from './principal';
import { PrincipalGuard, principalOf } from './principal.guard';

@Controller()
class WhoController {
  @Get('who')
  who(@CurrentPrincipal() principal: Principal): Principal {
    return principal;
  }
}

describe('PrincipalGuard', () => {
  it('gives every request of local mode the local user', async () => {
    const app = await startTestApp({
      controllers: [WhoController],
      providers: [{ provide: APP_GUARD, useClass: PrincipalGuard }],
    });

    const { body } = await request(app.getHttpServer()).get('/who');
    await app.close();

    expect(body).toEqual({ id: 'local', name: 'Local user', roles: ['admin'] });
  });

  it('treats a route without the guard as a wiring error, never as a nameless caller', () => {
    expect(() => principalOf({} as Request)).toThrow('PrincipalGuard did not run');
  });
});
