import { ApiProperty } from '@nestjs/swagger';

export class FlagsDto {
  @ApiProperty() d365_enabled!: boolean;
  @ApiProperty() partner_center_enabled!: boolean;
}

export class PrincipalDto {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: [String] }) roles!: string[];
}
