import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, ProblemError, type Principal } from '@hunter/platform';
import { isGuid } from '../lib/odata';
import { PUSH_JOB_STATUSES } from '../lib/sync-status';
import { D365EnabledGuard } from './d365-enabled.guard';
import { PushBatchReceiptDto } from './dto/push-batch.dto';
import { PushJobDto, PushJobListDto, PushReceiptDto } from './dto/push-job.dto';
import { PushLeadDto } from './dto/push-lead.dto';
import { PushLeadsDto } from './dto/push-leads.dto';
import { toBatchReceipt, toJobResponse, toPushReceipt } from './job-to-response';
import { PushRequests } from './push-requests.service';
import { readJobListQuery, toJobCursor } from './read-job-list-query';

const IDEMPOTENCY_KEY = 'idempotency-key';
const MAX_KEY_LENGTH = 255;

@ApiTags('d365')
@Controller('d365')
@UseGuards(D365EnabledGuard)
export class D365Controller {
  constructor(private readonly requests: PushRequests) {}

  @Post('push-lead')
  @HttpCode(202)
  @ApiOperation({ operationId: 'pushLead', summary: 'Pushes one lead into Dynamics 365' })
  @ApiHeader({ name: IDEMPOTENCY_KEY, required: false })
  @ApiAcceptedResponse({ type: PushReceiptDto })
  async pushLead(
    @Body() body: PushLeadDto,
    @CurrentPrincipal() principal: Principal,
    @Headers(IDEMPOTENCY_KEY) idempotencyKey?: string,
  ): Promise<PushReceiptDto> {
    const ref = body.lead_id === undefined ? { domain: body.domain ?? '' } : { leadId: body.lead_id };
    return toPushReceipt(await this.requests.pushLead(ref, principal, readIdempotencyKey(idempotencyKey)));
  }

  @Post('push-leads')
  @HttpCode(202)
  @ApiOperation({ operationId: 'pushLeads', summary: 'Pushes many leads into Dynamics 365' })
  @ApiHeader({ name: IDEMPOTENCY_KEY, required: false })
  @ApiAcceptedResponse({ type: PushBatchReceiptDto })
  async pushLeads(
    @Body() body: PushLeadsDto,
    @CurrentPrincipal() principal: Principal,
    @Headers(IDEMPOTENCY_KEY) idempotencyKey?: string,
  ): Promise<PushBatchReceiptDto> {
    return toBatchReceipt(await this.requests.pushLeads(body.lead_ids, principal, readIdempotencyKey(idempotencyKey)));
  }

  @Get('jobs')
  @ApiOperation({ operationId: 'listPushJobs', summary: 'Push jobs, newest first' })
  @ApiQuery({ name: 'status', required: false, description: `Comma separated: ${PUSH_JOB_STATUSES.join(', ')}` })
  @ApiQuery({ name: 'lead_id', required: false })
  @ApiQuery({ name: 'batch_id', required: false })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 200, 50 by default' })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: PushJobListDto })
  async listJobs(@Query() raw: Record<string, unknown>): Promise<PushJobListDto> {
    const query = readJobListQuery(raw);
    const jobs = await this.requests.listJobs(query);
    const page = jobs.slice(0, query.limit);
    const last = page.at(-1);
    const hasMore = jobs.length > query.limit && last !== undefined;
    return { items: page.map(toJobResponse), next_cursor: hasMore ? toJobCursor(last) : null };
  }

  @Get('jobs/:id')
  @ApiOperation({ operationId: 'findPushJob', summary: 'One push job' })
  @ApiOkResponse({ type: PushJobDto })
  async findJob(@Param('id') id: string): Promise<PushJobDto> {
    return toJobResponse(await this.requests.findJob(readJobId(id)));
  }

  @Post('jobs/:id/retry')
  @HttpCode(202)
  @ApiOperation({ operationId: 'retryPushJob', summary: 'Gives a failed or blocked push fresh attempts' })
  @ApiAcceptedResponse({ type: PushReceiptDto })
  async retryJob(@Param('id') id: string): Promise<PushReceiptDto> {
    return toPushReceipt(await this.requests.retryJob(readJobId(id)));
  }
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
