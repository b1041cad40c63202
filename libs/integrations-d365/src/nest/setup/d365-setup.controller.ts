import { Body, Controller, Get, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '@hunter/platform';
import { D365EnabledGuard } from '../d365-enabled.guard';
import { ChecklistDto, ProvisionPlanDto, ProvisionRequestDto } from '../dto/setup.dto';
import { OrganizationSetup } from './organization-setup.service';

@ApiTags('d365')
@Controller('d365')
@UseGuards(D365EnabledGuard)
export class D365SetupController {
  constructor(private readonly setup: OrganizationSetup) {}

  @Get('checklist')
  @ApiOperation({
    operationId: 'd365Checklist',
    summary: 'Whether the organisation is ready for pushes, check by check',
  })
  @ApiOkResponse({ type: ChecklistDto })
  @ApiProblems('d365-disabled')
  checklist(): Promise<ChecklistDto> {
    return this.setup.fetchChecklist();
  }

  @Post('provision')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'planD365Provision',
    summary: 'What provisioning would make; changes nothing. It is carried out with `hunter d365 provision`',
  })
  @ApiOkResponse({ type: ProvisionPlanDto })
  @ApiProblems('d365-disabled', 'invalid-body', 'service-unavailable')
  provision(@Body() _body: ProvisionRequestDto): Promise<ProvisionPlanDto> {
    return this.setup.planProvision();
  }
}
