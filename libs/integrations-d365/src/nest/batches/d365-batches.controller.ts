import { Body, Controller, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ProblemError, readPageLimit, type ProblemFieldError } from '@hunter/platform';
import { isGuid } from '../../lib/odata';
import type { Asker } from '../asker';
import { CurrentAsker } from '../current-asker.decorator';
import { D365EnabledGuard } from '../d365-enabled.guard';
import { PushBatchReceiptDto } from '../dto/push-batch.dto';
import { PushBatchListDto, PushBatchProgressDto } from '../dto/push-batch-progress.dto';
import { toPushChoices } from '../dto/push-choices.dto';
import { RetryJobsDto, RetryReceiptDto } from '../dto/retry-jobs.dto';
import { toBatchReceipt } from '../job-to-response';
import { BatchRequests } from './batch-requests.service';
import { toBatchProgressResponse } from './batch-to-response';

const LIMITS = { default: 10, max: 50 };

@ApiTags('d365')
@Controller('d365')
@UseGuards(D365EnabledGuard)
export class D365BatchesController {
  constructor(private readonly requests: BatchRequests) {}

  @Get('batches')
  @ApiOperation({ operationId: 'listPushBatches', summary: 'Batches, newest first' })
  @ApiQuery({
    name: 'limit',
    required: false,
    description: `1 to ${String(LIMITS.max)}, ${String(LIMITS.default)} by default`,
  })
  @ApiOkResponse({ type: PushBatchListDto })
  @ApiProblems('d365-disabled', 'invalid-query')
  async listBatches(@Query('limit') limit?: string): Promise<PushBatchListDto> {
    return { items: (await this.requests.listBatches(readLimit(limit))).map(toBatchProgressResponse) };
  }

  @Get('batches/:id')
  @ApiOperation({ operationId: 'findPushBatch', summary: 'How far a batch is' })
  @ApiOkResponse({ type: PushBatchProgressDto })
  @ApiProblems('d365-disabled', 'batch-not-found')
  async findBatch(@Param('id') id: string): Promise<PushBatchProgressDto> {
    return toBatchProgressResponse(await this.requests.findBatch(readBatchId(id)));
  }

  @Post('batches/:id/undo')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'undoPushBatch',
    summary: 'Puts back what stood in the fields before the batch, except fields changed since; created rows stay',
  })
  @ApiAcceptedResponse({ type: PushBatchReceiptDto })
  @ApiProblems('d365-disabled', 'batch-not-found', 'batch-open', 'batch-not-undoable')
  async undoBatch(@Param('id') id: string, @CurrentAsker() asker: Asker): Promise<PushBatchReceiptDto> {
    return toBatchReceipt(await this.requests.undoBatch(readBatchId(id), asker));
  }

  @Post('jobs/retry')
  @HttpCode(202)
  @ApiOperation({ operationId: 'retryPushJobs', summary: 'Gives failed jobs fresh attempts, all or those that match' })
  @ApiAcceptedResponse({ type: RetryReceiptDto })
  @ApiProblems('d365-disabled', 'invalid-body')
  async retryJobs(@Body() body: RetryJobsDto, @CurrentAsker() asker: Asker): Promise<RetryReceiptDto> {
    const { status, code, batch_id } = body.filter ?? {};
    const filter = { status: status ?? (['error'] as const), code: code ?? null, batchId: batch_id ?? null };
    return { reopened: await this.requests.retryJobs(filter, asker, toPushChoices(body)) };
  }
}

function readBatchId(id: string): string {
  if (!isGuid(id)) throw new ProblemError('batch-not-found');
  return id;
}

function readLimit(text: string | undefined): number {
  const errors: ProblemFieldError[] = [];
  const limit = readPageLimit(text, LIMITS, errors);
  if (errors.length > 0) throw new ProblemError('invalid-query', { errors });
  return limit;
}
