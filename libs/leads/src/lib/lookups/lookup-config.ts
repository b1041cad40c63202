import type { IpSourceName } from '@hunter/core-enrichment';
import type { IpSourceFile } from '@hunter/ip-sources';
import { IsOptional, IsString } from 'class-validator';

/** Files of the IP databases, for the process that looks addresses up. Read only while the enrichment is on. */
export class LookupConfig {
  @IsOptional()
  @IsString()
  HUNTER_MAXMIND_ASN_FILE?: string;

  @IsOptional()
  @IsString()
  HUNTER_MAXMIND_CITY_FILE?: string;

  @IsOptional()
  @IsString()
  HUNTER_MAXMIND_COUNTRY_FILE?: string;

  @IsOptional()
  @IsString()
  HUNTER_IP2LOCATION_FILE?: string;

  @IsOptional()
  @IsString()
  HUNTER_IP2PROXY_FILE?: string;

  /** The files that are set, each with the variable that names it. */
  toIpSourceFiles(): IpSourceFile[] {
    return SETTINGS.flatMap(([source, setting]) => {
      const path = this[setting];
      return path === undefined ? [] : [{ source, path, setting }];
    });
  }
}

type FileSetting = Exclude<keyof LookupConfig, 'toIpSourceFiles'>;

const SETTINGS: readonly (readonly [IpSourceName, FileSetting])[] = [
  ['maxmind-asn', 'HUNTER_MAXMIND_ASN_FILE'],
  ['maxmind-city', 'HUNTER_MAXMIND_CITY_FILE'],
  ['maxmind-country', 'HUNTER_MAXMIND_COUNTRY_FILE'],
  ['ip2location', 'HUNTER_IP2LOCATION_FILE'],
  ['ip2proxy', 'HUNTER_IP2PROXY_FILE'],
];
