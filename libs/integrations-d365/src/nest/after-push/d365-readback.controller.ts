import { Controller, Get, Inject, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '@hunter/platform';
import type { D365EnabledConfig } from '../../lib/config';
import { toErrorBody } from '../../lib/error-body';
import { D365EnabledGuard } from '../d365-enabled.guard';
import { D365_CONFIG } from '../d365.tokens';
import { ReadbackStatusDto } from '../dto/readback-status.dto';
import { ReadbackRepository } from './readback.repository';

@ApiTags('d365')
@Controller('d365')
@UseGuards(D365EnabledGuard)
export class D365ReadbackController {
  constructor(
    private readonly readback: ReadbackRepository,
    @Inject(D365_CONFIG) private readonly config: D365EnabledConfig,
  ) {}

  @Get('readback')
  @ApiOperation({ operationId: 'readReadbackStatus', summary: 'How reading back what became of leads goes' })
  @ApiOkResponse({ type: ReadbackStatusDto })
  @ApiProblems('d365-disabled')
  async readStatus(): Promise<ReadbackStatusDto> {
    const state = await this.readback.findState(this.config.baseUrl);
    return {
      enabled: this.config.readbackEnabled,
      mode: state?.mode ?? null,
      last_started_at: state?.lastStartedAt?.toISOString() ?? null,
      last_succeeded_at: state?.lastSucceededAt?.toISOString() ?? null,
      last_error: toErrorBody(state?.errorCode ?? null),
      tracking_refusal: toErrorBody(state?.trackingRefusal ?? null),
      unread: state?.unread ?? 0,
      unread_reason: toErrorBody(state?.unreadCode ?? null),
    };
  }
}
