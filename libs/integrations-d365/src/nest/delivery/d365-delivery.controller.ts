import { Controller, Get, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '@hunter/platform';
import { D365EnabledGuard } from '../d365-enabled.guard';
import { DeliveryStatusDto } from './delivery-status.dto';
import { DeliveryStatusReader } from './delivery-status.service';

@ApiTags('d365')
@Controller('d365')
@UseGuards(D365EnabledGuard)
export class D365DeliveryController {
  constructor(private readonly status: DeliveryStatusReader) {}

  @Get('status')
  @ApiOperation({ operationId: 'readDeliveryStatus', summary: 'Whether pushes reach Dynamics 365, and since when not' })
  @ApiOkResponse({ type: DeliveryStatusDto })
  @ApiProblems('d365-disabled')
  readStatus(): Promise<DeliveryStatusDto> {
    return this.status.readStatus();
  }
}
