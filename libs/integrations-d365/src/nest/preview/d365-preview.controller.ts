import { Body, Controller, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '@hunter/platform';
import type { D365Config } from '../../lib/config';
import { D365EnabledGuard } from '../d365-enabled.guard';
import { D365_CONFIG } from '../d365.tokens';
import { assertExactlyOne } from '../dto/assert-exactly-one';
import { PreviewDto, PreviewRequestDto } from '../dto/preview.dto';
import { toPushChoices } from '../dto/push-choices.dto';
import type { PushTarget } from '../push-targets.service';
import { PreviewPushes } from './preview.service';
import { toPreviewResponse } from './preview-to-response';

@ApiTags('d365')
@Controller('d365')
@UseGuards(D365EnabledGuard)
export class D365PreviewController {
  constructor(
    private readonly previews: PreviewPushes,
    @Inject(D365_CONFIG) private readonly config: D365Config,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ operationId: 'previewPush', summary: 'What a push would do, field by field; writes nothing' })
  @ApiOkResponse({ type: PreviewDto })
  @ApiProblems('d365-disabled', 'lead-not-found', 'invalid-body')
  async preview(@Body() body: PreviewRequestDto): Promise<PreviewDto> {
    return toPreviewResponse(await this.previews.preview(readTarget(body), toPushChoices(body)), this.config);
  }
}

const TARGETS = ['lead_id', 'domain', 'lead_ids', 'filter'] as const;

function readTarget(body: PreviewRequestDto): PushTarget {
  assertExactlyOne(body, TARGETS);
  if (body.filter !== undefined) return { kind: 'filter', filter: body.filter };
  if (body.lead_ids !== undefined) return { kind: 'ids', leadIds: body.lead_ids };
  return { kind: 'ref', ref: body.lead_id === undefined ? { domain: body.domain ?? '' } : { leadId: body.lead_id } };
}
