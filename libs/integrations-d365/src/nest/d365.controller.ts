import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ProblemError } from '@hunter/platform';
import type { D365Config } from '../lib/config';
import type { LeadRef } from '../lib/lead-source.port';
import { isGuid } from '../lib/odata';
import { PUSH_JOB_STATUSES } from '../lib/sync-status';
import type { Asker } from './asker';
import { CurrentAsker } from './current-asker.decorator';
import { D365EnabledGuard } from './d365-enabled.guard';
import { D365_CONFIG } from './d365.tokens';
import { assertExactlyOne } from './dto/assert-exactly-one';
import { PushBatchReceiptDto } from './dto/push-batch.dto';
import { PushChoicesDto, toPushChoices } from './dto/push-choices.dto';
import { PushJobDto, PushJobListDto, PushReceiptDto } from './dto/push-job.dto';
import { PushLeadDto } from './dto/push-lead.dto';
import { PushLeadsDto } from './dto/push-leads.dto';
import { toBatchReceipt, toJobResponse, toPushReceipt } from './job-to-response';
import { PushRequests } from './push-requests.service';
import type { PushTarget } from './push-targets.service';
import { readJobListQuery, toJobCursor } from './read-job-list-query';

const IDEMPOTENCY_KEY = 'idempotency-key';
const MAX_KEY_LENGTH = 255;

@ApiTags('d365')
@Controller('d365')
@UseGuards(D365EnabledGuard)
export class D365Controller {
  constructor(
    private readonly requests: PushRequests,
    @Inject(D365_CONFIG) private readonly config: D365Config,
  ) {}

  @Post('push-lead')
  @HttpCode(202)
  @ApiOperation({ operationId: 'pushLead', summary: 'Pushes one lead into Dynamics 365' })
  @ApiAcceptedResponse({ type: PushReceiptDto })
  @ApiProblems('d365-disabled', 'lead-not-found', 'lead-not-scored', 'idempotency-conflict', 'invalid-body')
  async pushLead(
    @Body() body: PushLeadDto,
    @CurrentAsker() asker: Asker,
    @Headers(IDEMPOTENCY_KEY) idempotencyKey?: string,
  ): Promise<PushReceiptDto> {
    const key = readIdempotencyKey(idempotencyKey);
    return toPushReceipt(await this.requests.pushLead(readLeadRef(body), asker, key, toPushChoices(body)));
  }

  @Post('push-leads')
  @HttpCode(202)
  @ApiOperation({ operationId: 'pushLeads', summary: 'Pushes many leads into Dynamics 365' })
  @ApiAcceptedResponse({ type: PushBatchReceiptDto })
  @ApiProblems('d365-disabled', 'idempotency-conflict', 'invalid-body')
  async pushLeads(
    @Body() body: PushLeadsDto,
    @CurrentAsker() asker: Asker,
    @Headers(IDEMPOTENCY_KEY) idempotencyKey?: string,
  ): Promise<PushBatchReceiptDto> {
    const key = readIdempotencyKey(idempotencyKey);
    return toBatchReceipt(await this.requests.pushTarget(readTarget(body), asker, key, toPushChoices(body)));
  }

  @Get('jobs')
  @ApiOperation({ operationId: 'listPushJobs', summary: 'Push jobs, newest first' })
  @ApiQuery({ name: 'status', required: false, description: `Comma separated: ${PUSH_JOB_STATUSES.join(', ')}` })
  @ApiQuery({ name: 'lead_id', required: false })
  @ApiQuery({ name: 'batch_id', required: false })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 200, 50 by default' })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: PushJobListDto })
  @ApiProblems('d365-disabled', 'invalid-query')
  async listJobs(@Query() raw: Record<string, unknown>): Promise<PushJobListDto> {
    const query = readJobListQuery(raw);
    const jobs = await this.requests.listJobs(query);
    const page = jobs.slice(0, query.limit);
    const last = page.at(-1);
    const hasMore = jobs.length > query.limit && last !== undefined;
    return {
      items: page.map((job) => toJobResponse(job, this.config)),
      next_cursor: hasMore ? toJobCursor(last) : null,
    };
  }

  @Get('jobs/:id')
  @ApiOperation({ operationId: 'findPushJob', summary: 'One push job' })
  @ApiOkResponse({ type: PushJobDto })
  @ApiProblems('d365-disabled', 'job-not-found')
  async findJob(@Param('id') id: string): Promise<PushJobDto> {
    return toJobResponse(await this.requests.findJob(readJobId(id)), this.config);
  }

  @Post('jobs/:id/retry')
  @HttpCode(202)
  @ApiOperation({ operationId: 'retryPushJob', summary: 'Gives a failed or blocked push fresh attempts' })
  @ApiAcceptedResponse({ type: PushReceiptDto })
  @ApiProblems('d365-disabled', 'job-not-found', 'job-not-retryable', 'invalid-body')
  async retryJob(
    @Param('id') id: string,
    @CurrentAsker() asker: Asker,
    @Body() body?: PushChoicesDto,
  ): Promise<PushReceiptDto> {
    return toPushReceipt(await this.requests.retryJob(readJobId(id), asker, toPushChoices(body)));
  }
}

function readLeadRef(body: PushLeadDto): LeadRef {
  assertExactlyOne(body, ['lead_id', 'domain']);
  return body.lead_id === undefined ? { domain: body.domain ?? '' } : { leadId: body.lead_id };
}

function readTarget(body: PushLeadsDto): PushTarget {
  assertExactlyOne(body, ['lead_ids', 'filter']);
  const { lead_ids, filter } = body;
  return filter === undefined ? { kind: 'ids', leadIds: lead_ids ?? [] } : { kind: 'filter', filter };
}

function readJobId(id: string): string {
  if (!isGuid(id)) throw new ProblemError('job-not-found');
  return id;
}

function readIdempotencyKey(key: string | undefined): string | null {
  if (key === undefined || key === '') return null;
  if (key.length > MAX_KEY_LENGTH) {
    throw new ProblemError('invalid-body', { errors: [{ field: 'Idempotency-Key', code: 'max-length' }] });
  }
  return key;
}
