import { Controller, Get, Inject, Logger, Res, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { AnyQuery } from '../http/closed-query.guard';
import { HEALTH_CHECK_TIMEOUT_MS, HEALTH_INDICATORS, type HealthIndicator } from './health-indicator';

interface HealthReport {
  readonly status: 'ok' | 'unavailable';
  readonly checks: Readonly<Record<string, 'ok' | 'failed'>>;
}

/** `live`: the process answers. `ready` and `startup`: what it needs answers too. */
@AnyQuery()
@ApiExcludeController()
@Controller({ path: 'healthz', version: VERSION_NEUTRAL })
export class HealthController {
  private readonly logger = new Logger('health');

  constructor(@Inject(HEALTH_INDICATORS) private readonly indicators: readonly HealthIndicator[]) {}

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  ready(@Res({ passthrough: true }) response: Response): Promise<HealthReport> {
    return this.report(response);
  }

  @Get('startup')
  startup(@Res({ passthrough: true }) response: Response): Promise<HealthReport> {
    return this.report(response);
  }

  private async report(response: Response): Promise<HealthReport> {
    const results = await Promise.all(
      this.indicators.map(async (indicator) => [indicator.name, await this.judge(indicator)] as const),
    );
    const failed = results.some(([, result]) => result === 'failed');
    if (failed) response.status(503).setHeader('Retry-After', '5');
    return { status: failed ? 'unavailable' : 'ok', checks: Object.fromEntries(results) };
  }

  private async judge(indicator: HealthIndicator): Promise<'ok' | 'failed'> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Error('health check timed out'));
      }, HEALTH_CHECK_TIMEOUT_MS);
    });
    try {
      await Promise.race([indicator.check(), late]);
      return 'ok';
    } catch (error) {
      this.logger.warn({
        message: 'health check failed',
        check: indicator.name,
        error: error instanceof Error ? error.message : String(error),
      });
      return 'failed';
    } finally {
      clearTimeout(timer);
    }
  }
}
