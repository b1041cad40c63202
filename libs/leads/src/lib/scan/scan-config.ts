import { EnvBoolean, EnvList, EnvNumber } from '@hunter/platform';
import type { DossierSettings } from '../dossier/lead-dossier-reader';
import type { SummarySettings } from '../summary/summary-settings';
import type { LookupSettings } from '../lookups/lookup-settings';
import { IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, IsUrl, Matches, Max, Min } from 'class-validator';

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

  /** Whether registries are asked about a domain after its scan. */
  @EnvBoolean()
  @IsBoolean()
  HUNTER_REGISTRATION_ENABLED = false;

  /** Whether local databases are asked about the mail host after a scan. */
  @EnvBoolean()
  @IsBoolean()
  HUNTER_ENRICHMENT_ENABLED = false;

  @IsOptional()
  @IsString()
  HUNTER_PARTNER_NAME?: string;

  /** Multiplies the points of a sales opportunity. */
  @EnvNumber()
  @IsNumber()
  @Min(0)
  @Max(2)
  HUNTER_OPPORTUNITY_TUNING = 1;

  /** Language of the texts that are pushed into a CRM. */
  @IsIn(['tr', 'en'])
  HUNTER_LOCALE: 'tr' | 'en' = 'tr' as const;

  /** Address at which people open the dashboard, for links back from a CRM. */
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  HUNTER_PUBLIC_URL?: string;

  toSummarySettings(): SummarySettings {
    return { partnerName: this.HUNTER_PARTNER_NAME ?? null, tuningFactor: this.HUNTER_OPPORTUNITY_TUNING };
  }

  toLookupSettings(): LookupSettings {
    return { registration: this.HUNTER_REGISTRATION_ENABLED, enrichment: this.HUNTER_ENRICHMENT_ENABLED };
  }

  toDossierSettings(): DossierSettings {
    return {
      locale: this.HUNTER_LOCALE,
      summary: this.toSummarySettings(),
      publicUrl: this.HUNTER_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    };
  }
}
