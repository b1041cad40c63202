import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { StartScanJob, toScanJobResponse, type ScanJobResponse } from '@hunter/leads';
import { ImportRepository, ScanJobRepository, type ScanJobRow } from '@hunter/persistence';
import { ApiProblems, CurrentPrincipal, ProblemError, requestIdOf, type Principal } from '@hunter/platform';
import type { Request } from 'express';
import { RejectedRowsDto, ScanJobDto, StartedScanJobDto, StartScanJobDto } from './scan-job.dto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const REJECTED_PAGE = 1_000;

@ApiTags('scan-jobs')
@Controller('scan-jobs')
export class ScanJobsController {
  constructor(
    private readonly startJob: StartScanJob,
    private readonly scanJobs: ScanJobRepository,
    private readonly imports: ImportRepository,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Scan many domains in the background.' })
  @ApiAcceptedResponse({ type: StartedScanJobDto })
  @ApiProblems('invalid-body', 'invalid-domain')
  async startScanJob(
    @Body() body: StartScanJobDto,
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
  ): Promise<StartedScanJobDto> {
    const { job, rejected } = await this.startJob.startScanJob({
      domains: body.domains,
      principal: principal.id,
      requestId: requestIdOf(request),
    });
    return { ...toScanJobResponse(job), rejected: rejected.map((domain) => ({ ...domain })) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'Counters of a scan or import job.' })
  @ApiOkResponse({ type: ScanJobDto })
  @ApiProblems('job-not-found')
  async fetchScanJob(@Param('id') id: string): Promise<ScanJobResponse> {
    return toScanJobResponse(await this.fetchJob(id));
  }

  @Get(':id/rejected')
  @ApiOperation({ summary: 'The rows that an import refused, in file order.' })
  @ApiQuery({ name: 'after_line', required: false, type: Number })
  @ApiOkResponse({ type: RejectedRowsDto })
  @ApiProblems('job-not-found', 'invalid-query')
  async fetchRejected(@Param('id') id: string, @Query('after_line') afterLine = '0'): Promise<RejectedRowsDto> {
    if (!/^\d{1,9}$/.test(afterLine))
      throw new ProblemError('invalid-query', { errors: [{ field: 'after_line', code: 'invalid-value' }] });
    const job = await this.fetchJob(id);
    const items = await this.imports.fetchRejectedRows(job.id, Number(afterLine), REJECTED_PAGE);
    return {
      items: items.map((row) => ({ ...row })),
      next_line: items.length === REJECTED_PAGE ? (items.at(-1)?.line ?? null) : null,
    };
  }

  private async fetchJob(id: string): Promise<ScanJobRow> {
    const job = UUID.test(id) ? await this.scanJobs.findScanJob(id) : null;
    if (job === null) throw new ProblemError('job-not-found');
    return job;
  }
}
