import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, type Principal } from '@hunter/platform';
import { INTEGRATION_FLAGS, type IntegrationFlags } from '../integrations';
import { FlagsDto, PrincipalDto } from './identity.dto';

@ApiTags('identity')
@Controller()
export class IdentityController {
  constructor(@Inject(INTEGRATION_FLAGS) private readonly flags: IntegrationFlags) {}

  @Get('me')
  @ApiOperation({ summary: 'Who is asking.' })
  @ApiOkResponse({ type: PrincipalDto })
  me(@CurrentPrincipal() principal: Principal): PrincipalDto {
    return { id: principal.id, name: principal.name, roles: [...principal.roles] };
  }

  @Get('flags')
  @ApiOperation({ summary: 'Which integrations are switched on.' })
  @ApiOkResponse({ type: FlagsDto })
  fetchFlags(): FlagsDto {
    const { d365, d365Qualify, d365Readback, partnerCenter } = this.flags;
    return {
      d365_enabled: d365,
      d365_qualify_enabled: d365Qualify,
      d365_readback_enabled: d365Readback,
      partner_center_enabled: partnerCenter,
    };
  }
}
