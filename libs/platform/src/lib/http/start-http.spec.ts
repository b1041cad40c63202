import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { startHttp, useHttpBasics } from './start-http';

@Controller()
class PingController {
  @Get('ping')
  ping(): string {
    return 'pong';
  }
}

@Module({ controllers: [PingController] })
class PingModule {}

describe('startHttp', () => {
  let app: NestExpressApplication;

  beforeEach(async () => {
    app = await NestFactory.create<NestExpressApplication>(PingModule, { logger: false });
    useHttpBasics(app);
  });

  afterEach(() => app.close());

  it('resolves to the URL it listens on', async () => {
    const url = await startHttp(app, { HUNTER_HOST: '127.0.0.1', PORT: 0, HUNTER_AUTH_MODE: 'local' });

    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(`${url}/ping`)).text()).toBe('pong');
  });

  it('does not open a port when the bind rule forbids it', async () => {
    await expect(startHttp(app, { HUNTER_HOST: '0.0.0.0', PORT: 0, HUNTER_AUTH_MODE: 'local' })).rejects.toThrow(
      'HUNTER_HOST=0.0.0.0',
    );
    expect(app.getHttpServer().listening).toBe(false);
  });
});
