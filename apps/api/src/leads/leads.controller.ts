import { createHash } from 'node:crypto';
import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Locale, SalesSummary } from '@hunter/core-sales-engine';
import { readCompanyName, ScanLead, summarizeLead, SUMMARY_SETTINGS, type SummarySettings } from '@hunter/leads';
import { LeadSearch, type LeadKpis } from '@hunter/persistence';
import { ApiProblems, CurrentPrincipal, ProblemError, requestIdOf, type Principal } from '@hunter/platform';
import type { Request, Response } from 'express';
import { LeadDetailDto, LeadItemDto, LeadKpisDto, LeadPageDto } from './lead.dto';
import { encodeCursor } from './lead-cursor';
import { LeadReader } from './lead-reader';
import { leadToDetail, leadToItem } from './lead-to-response';
import { readLeadQuery } from './read-lead-query';
import { SalesSummaryDto } from './sales-summary.dto';
import { ScanLeadDto } from './scan-lead.dto';
import { ScoreBreakdownDto } from './score-breakdown.dto';
import { scoreBreakdownOf } from './score-breakdown-of';

const LOCALES: readonly Locale[] = ['tr', 'en'];

@ApiTags('leads')
@ApiExtraModels(LeadItemDto)
@Controller('leads')
export class LeadsController {
  constructor(
    private readonly scan: ScanLead,
    private readonly search: LeadSearch,
    private readonly reader: LeadReader,
    @Inject(SUMMARY_SETTINGS) private readonly summarySettings: SummarySettings,
  ) {}

  @Post('scan')
  @HttpCode(200)
  @ApiOperation({ summary: 'Scan one domain now and return the lead.' })
  @ApiOkResponse({ type: LeadDetailDto })
  @ApiProblems('invalid-domain', 'consumer-mail-domain', 'invalid-body')
  async scanLead(
    @Body() body: ScanLeadDto,
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LeadDetailDto> {
    const leadId = await this.scan.scanLead({
      domain: body.domain,
      companyName: readCompanyName(body.company_name),
      principal: principal.id,
      requestId: requestIdOf(request),
    });
    return this.fetchDetail(leadId, response);
  }

  @Get()
  @ApiOperation({ summary: 'List leads: search, filters, sort, cursor.' })
  @ApiOkResponse({ type: LeadPageDto })
  @ApiProblems('invalid-query')
  @ApiQuery({
    name: 'q',
    required: false,
    description: 'Part of a domain or company name; Turkish letters are folded.',
  })
  @ApiQuery({
    name: 'sort',
    required: false,
    description: 'Default priority: P1 to P6, then score. A leading - reverses.',
  })
  @ApiQuery({ name: 'limit', required: false, type: Number })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiQuery({ name: 'total', required: false, type: Boolean })
  @ApiQuery({ name: 'segment', required: false, description: 'Several values are separated by commas.' })
  @ApiQuery({ name: 'provider', required: false })
  @ApiQuery({ name: 'priority_category', required: false })
  @ApiQuery({ name: 'scan_status', required: false })
  @ApiQuery({ name: 'owner', required: false })
  @ApiQuery({ name: 'd365_status', required: false })
  @ApiQuery({ name: 'd365_outcome', required: false })
  @ApiQuery({ name: 'tenant_elsewhere', required: false, type: Boolean })
  @ApiQuery({ name: 'incomplete', required: false, type: Boolean })
  @ApiQuery({ name: 'min_score', required: false, type: Number })
  @ApiQuery({ name: 'max_score', required: false, type: Number })
  async listLeads(@Query() query: Record<string, unknown>): Promise<LeadPageDto> {
    const page = await this.search.searchLeads(readLeadQuery(query, this.search.vocabulary));
    return {
      items: page.items.map(leadToItem),
      next_cursor: page.nextCursor === null ? null : encodeCursor(page.nextCursor),
      ...(page.total === null ? {} : { total: page.total }),
    };
  }

  @Get('kpis')
  @ApiOperation({ summary: 'Figures over all leads.' })
  @ApiOkResponse({ type: LeadKpisDto })
  fetchKpis(): Promise<LeadKpis> {
    return this.search.fetchKpis();
  }

  @Get(':id')
  @ApiOperation({ summary: 'One lead by id or domain.' })
  @ApiParam({ name: 'id', description: 'Lead id or domain.' })
  @ApiOkResponse({ type: LeadDetailDto })
  @ApiProblems('lead-not-found')
  async fetchLead(
    @Param('id') id: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LeadDetailDto | undefined> {
    const lead = await this.reader.fetchLead(id);
    const detail = await this.fetchDetail(lead.id, response);
    if (known !== undefined && known === response.getHeader('ETag')) {
      response.status(304);
      return undefined;
    }
    return detail;
  }

  @Get(':id/sales-summary')
  @ApiOperation({ summary: "The rep's opening: one line, call script, questions, offer, next step." })
  @ApiParam({ name: 'id', description: 'Lead id or domain.' })
  @ApiQuery({ name: 'locale', required: false, enum: LOCALES })
  @ApiOkResponse({ type: SalesSummaryDto })
  @ApiProblems('lead-not-found', 'lead-not-scored', 'invalid-query')
  async summarizeLead(@Param('id') id: string, @Query('locale') locale: string | undefined): Promise<SalesSummary> {
    const chosen = LOCALES.find((known) => known === (locale ?? 'tr'));
    if (chosen === undefined)
      throw new ProblemError('invalid-query', {
        errors: [{ field: 'locale', code: 'invalid-value', allowed: LOCALES }],
      });
    const lead = await this.reader.fetchLead(id);
    const summary = summarizeLead(lead, chosen, this.summarySettings);
    if (summary === null)
      throw new ProblemError('lead-not-scored', { detail: 'The lead is waiting for its first scan.' });
    return summary;
  }

  @Get(':id/score-breakdown')
  @ApiOperation({ summary: 'Where every point of the score comes from.' })
  @ApiParam({ name: 'id', description: 'Lead id or domain.' })
  @ApiOkResponse({ type: ScoreBreakdownDto })
  @ApiProblems('lead-not-found', 'lead-not-scored')
  async explainScore(@Param('id') id: string): Promise<ScoreBreakdownDto> {
    const lead = await this.reader.fetchLead(id);
    const { rules_version } = lead;
    if (rules_version === null)
      throw new ProblemError('lead-not-scored', { detail: 'The lead is waiting for its first scan.' });
    return scoreBreakdownOf({ ...lead, rules_version });
  }

  private async fetchDetail(leadId: string, response: Response): Promise<LeadDetailDto> {
    const listed = await this.search.findListedLead(leadId);
    if (listed === null) throw new ProblemError('lead-not-found');
    const detail = leadToDetail(listed);
    response.setHeader('ETag', `"${String(detail.row_version)}.${digestOf(listed.contributed)}"`);
    return detail;
  }
}

/** What integrations add changes without a new version of the row. */
function digestOf(contributed: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(JSON.stringify(contributed)).digest('base64url').slice(0, 16);
}
