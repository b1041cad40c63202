import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class FlagsDto {
  @ApiProperty() d365_enabled!: boolean;
  @ApiPropertyOptional({ description: 'People may qualify leads in Dynamics 365 from Hunter.' })
  d365_qualify_enabled?: boolean;
  @ApiPropertyOptional({ description: 'Hunter reads back what became of leads.' })
  d365_readback_enabled?: boolean;
  @ApiProperty() partner_center_enabled!: boolean;
}

export class PrincipalDto {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: [String] }) roles!: string[];
}
