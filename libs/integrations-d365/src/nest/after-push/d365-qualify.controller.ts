import { Body, Controller, HttpCode, Param, Post, Req, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, ProblemError, requestIdOf, type Principal } from '@hunter/platform';
import { QualificationDto, QualifyRequestDto } from '../dto/qualify.dto';
import { D365QualifyGuard } from './d365-qualify.guard';
import { LeadQualification } from './lead-qualification.service';

@ApiTags('d365')
@Controller('leads')
@UseGuards(D365QualifyGuard)
export class D365QualifyController {
  constructor(private readonly qualification: LeadQualification) {}

  @Post(':id/qualify')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'qualifyLead',
    summary: 'Qualifies the lead in Dynamics 365: account, opportunity and, when a person is known, contact',
  })
  @ApiParam({ name: 'id', description: 'Lead id or domain.' })
  @ApiOkResponse({ type: QualificationDto })
  @ApiProblems(
    'd365-disabled',
    'd365-qualify-disabled',
    'confirm-required',
    'invalid-body',
    'lead-not-found',
    'qualify-not-allowed',
    'lead-not-synced',
    'qualify-in-progress',
    'lead-closed',
    'lead-merged',
    'lead-deleted-in-crm',
    'd365-refused',
    'service-unavailable',
  )
  async qualifyLead(
    @Param('id') lead: string,
    @Body() body: QualifyRequestDto,
    @CurrentPrincipal() principal: Principal,
    @Req() request: Parameters<typeof requestIdOf>[0],
  ): Promise<QualificationDto> {
    if (body.confirm !== true) {
      throw new ProblemError('confirm-required', { errors: [{ field: 'confirm', code: 'equals' }] });
    }
    const { leadId, already, outcome } = await this.qualification.qualify({
      lead,
      principal,
      traceId: requestIdOf(request),
    });
    return { lead_id: leadId, already_qualified: already, d365_outcome: outcome };
  }
}
