import { EnvList, EnvNumber } from '@hunter/platform';
import type { DossierSettings } from '../dossier/lead-dossier-reader';
import { IsIn, IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min } from 'class-validator';

/** Environment settings of every process that scans. */
export class ScanConfig {
  @EnvList()
  @Matches(/^(\[[0-9a-f:]+\]|[^:\s]+):\d{1,5}$/i, {
    each: true,
    message: 'must be host:port, several separated by commas',
  })
  HUNTER_DNS_SERVERS: string[] = [];

  /** Domains a second and process, whole; 0 lifts the limit. */
  @EnvNumber()
  @IsInt()
  @Min(0)
  @Max(100_000)
  HUNTER_SCAN_RATE = 20;

  /** Domains of one batch read at the same time. */
  @EnvNumber()
  @IsInt()
  @Min(1)
  @Max(1_000)
  HUNTER_SCAN_CONCURRENCY = 50;

  /** Milliseconds for reading one domain; what its name servers do not answer in time stays unknown. */
  @EnvNumber()
  @IsInt()
  @Min(100)
  @Max(120_000)
  HUNTER_SCAN_DEADLINE_MS = 8_000;

  @IsOptional()
  @IsString()
  HUNTER_PARTNER_NAME?: string;

  /** Language of the texts that are pushed into a CRM. */
  @IsIn(['tr', 'en'])
  HUNTER_LOCALE: 'tr' | 'en' = 'tr' as const;

  /** Address at which people open the dashboard, for links back from a CRM. */
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  HUNTER_PUBLIC_URL?: string;

  toDossierSettings(): DossierSettings {
    return {
      locale: this.HUNTER_LOCALE,
      partnerName: this.HUNTER_PARTNER_NAME ?? null,
      publicUrl: this.HUNTER_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    };
  }
}
