import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DNS_FINDING_CODES, DNS_PART_NAMES, type DnsFindingCode, type DnsPartName } from '@hunter/core-dns';
import { D365ErrorDto, D365OutcomeDto } from '@hunter/integrations-d365';
import { SCAN_STATUSES } from '@hunter/persistence';
import { NullableProperty } from '../openapi/nullable-property';

const PROVIDERS = ['M365', 'Google', 'Yandex', 'Zoho', 'Amazon', 'SendGrid', 'Mailgun', 'Hosting', 'Local', 'Unknown'];

/** A lead as the list shows it. */
export class LeadItemDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'Registrable domain as A-label: the key of the lead.' }) domain!: string;
  @ApiProperty({ description: 'The domain for display.' }) unicode_domain!: string;
  @NullableProperty('string') company_name!: string | null;
  @NullableProperty('string') country!: string | null;
  @NullableProperty('string') website!: string | null;
  @ApiProperty() source!: string;
  @NullableProperty('string', { enum: PROVIDERS, description: 'Provider that the score counts; null: not read.' })
  provider!: string | null;
  @NullableProperty('string', {
    enum: PROVIDERS,
    description: 'Who holds the mailboxes, seen through a gateway; null: not sure.',
  })
  mailbox_host!: string | null;
  @NullableProperty('string', {
    description: 'Filter in front of the mailboxes; null: none, or not known where mx_hosts is null.',
  })
  gateway!: string | null;
  @NullableProperty('boolean', { description: 'Whether a Microsoft tenant exists; null: no evidence either way.' })
  tenant!: boolean | null;
  @NullableProperty('boolean', { description: 'null: not known.' }) tenant_elsewhere!: boolean | null;
  @NullableProperty('string', { description: 'Turkish hoster; null: none, or not known where mx_hosts is null.' })
  local_provider!: string | null;
  @NullableProperty('string', { description: 'null: none, or not read where mx_hosts is null.' })
  mx_root!: string | null;
  @ApiProperty({
    type: [String],
    nullable: true,
    description: 'Mail hosts in sending order; []: none; null: not read.',
  })
  mx_hosts!: string[] | null;
  @NullableProperty('boolean', { description: 'null: not read.' }) spf!: boolean | null;
  @NullableProperty('boolean', { description: 'null: not read.' }) dkim!: boolean | null;
  @NullableProperty('string', {
    enum: ['none', 'quarantine', 'reject', 'unknown'],
    description: 'null: no policy; unknown: not read.',
  })
  dmarc_policy!: string | null;
  @NullableProperty('integer') dmarc_coverage!: number | null;
  @ApiProperty({ enum: SCAN_STATUSES }) scan_status!: string;
  @NullableProperty('string', { format: 'date-time' }) scanned_at!: string | null;
  @ApiProperty({ description: 'The score lacks a reading that failed.' }) incomplete!: boolean;
  @NullableProperty('integer') readiness_score!: number | null;
  @NullableProperty('string', { enum: ['Migration', 'Existing', 'Cold', 'Skip'] }) segment!: string | null;
  @NullableProperty('integer', { description: '1 (highest) to 7.' }) priority_score!: number | null;
  @NullableProperty('string') technical_heat!: string | null;
  @NullableProperty('string') commercial_segment!: string | null;
  @NullableProperty('string') commercial_heat!: string | null;
  @NullableProperty('string', { enum: ['P1', 'P2', 'P3', 'P4', 'P5', 'P6'] }) priority_category!: string | null;
  @NullableProperty('string') priority_label!: string | null;
  @NullableProperty('string', { enum: ['mx-missing'] }) hard_fail!: string | null;
  @NullableProperty('string') rules_version!: string | null;
  @NullableProperty('string', { enum: ['small', 'medium', 'large'] }) tenant_size!: string | null;
  @NullableProperty('string') owner!: string | null;
  @ApiProperty({ format: 'date-time' }) created_at!: string;
  @ApiProperty({ format: 'date-time' }) updated_at!: string;
  @ApiProperty() row_version!: number;
  @ApiPropertyOptional({ enum: ['not_synced', 'queued', 'in_progress', 'synced', 'error'] }) d365_status?: string;
  @ApiPropertyOptional({ type: 'string', format: 'date-time', nullable: true }) d365_last_synced_at?: string | null;
  @ApiPropertyOptional({ type: D365ErrorDto, nullable: true }) d365_last_error?: D365ErrorDto | null;
  @ApiPropertyOptional({ type: 'string', nullable: true }) d365_lead_url?: string | null;
  @ApiPropertyOptional({ description: 'Hunter knows more than it last wrote.' }) d365_changed_since?: boolean;
  @ApiPropertyOptional({
    type: D365OutcomeDto,
    nullable: true,
    description: 'What became of the lead in Dynamics 365; null: not known.',
  })
  d365_outcome?: D365OutcomeDto | null;
}

export class EvidenceDto {
  @ApiProperty({ enum: DNS_PART_NAMES, description: 'What was read.' }) part!: DnsPartName;
  @ApiProperty({ enum: ['present', 'absent', 'unknown'] }) status!: string;
  @ApiPropertyOptional({ description: 'Why it is unknown.' }) cause?: string;
  @ApiProperty({ description: 'The name that was asked.' }) name!: string;
  @ApiPropertyOptional({ description: 'The SPF term that led there, for the part spf-tree.' }) term?: string;
  @NullableProperty('string', { description: 'The record as published.' }) raw!: string | null;
  @ApiProperty({ format: 'date-time' }) read_at!: string;
}

/** Something about a record that a person should know, with the record that shows it. */
export class FindingDto {
  @ApiProperty({ enum: DNS_FINDING_CODES }) code!: DnsFindingCode;
  @ApiProperty({ enum: DNS_PART_NAMES }) part!: DnsPartName;
  @ApiPropertyOptional({ description: 'Narrows the code: a reason, or the domain that a policy comes from.' })
  detail?: string;
  @ApiProperty() name!: string;
  @NullableProperty('string') raw!: string | null;
}

export class MailRecordDto {
  @ApiProperty() type!: string;
  @ApiProperty() name!: string;
  @ApiProperty() value!: string;
}

export class MailSetupEvidenceDto {
  @ApiProperty() code!: string;
  @ApiProperty({ description: 'Which question it bears on.' }) question!: string;
  @NullableProperty('string', { description: 'The provider or gateway it points to.' }) supports!: string | null;
  @ApiProperty({ type: MailRecordDto }) record!: MailRecordDto;
}

export class MailSetupDto {
  @ApiProperty({ description: '0 to 100; 0 where nothing points anywhere, as when the mail servers were not read.' })
  confidence!: number;
  @ApiProperty({ type: [MailSetupEvidenceDto] }) evidence!: MailSetupEvidenceDto[];
}

export class LeadNetworkDto {
  @ApiProperty() ip_address!: string;
  @NullableProperty('integer', { description: 'Number of the autonomous system.' }) asn!: number | null;
  @NullableProperty('string') asn_org!: string | null;
  @NullableProperty('string') isp!: string | null;
  @NullableProperty('string', { description: 'ISO 3166-1 alpha-2 code.' }) country!: string | null;
  @NullableProperty('string') city!: string | null;
  @NullableProperty('string', { description: "IP2Location's usage code." }) usage_type!: string | null;
  @NullableProperty('boolean', { description: 'null: not known.' }) is_proxy!: boolean | null;
  @NullableProperty('string') proxy_type!: string | null;
  @ApiProperty({ format: 'date-time' }) read_at!: string;
}

/** A lead with everything that was read about it. */
export class LeadDetailDto extends LeadItemDto {
  @NullableProperty('string') spf_record!: string | null;
  @NullableProperty('string') dmarc_record!: string | null;
  @ApiProperty({ type: [String], nullable: true }) dkim_selectors!: string[] | null;
  @NullableProperty('string') registrar!: string | null;
  @NullableProperty('string', { format: 'date' }) expires_at!: string | null;
  @ApiProperty({ type: [String], nullable: true }) nameservers!: string[] | null;
  @ApiProperty({ enum: ['unknown', 'present', 'absent'] }) registration_status!: string;
  @NullableProperty('string', { enum: ['rdap', 'whois'], description: 'How the registration was read.' })
  registration_source!: string | null;
  @NullableProperty('string', { format: 'date-time' }) registration_read_at!: string | null;
  @NullableProperty('string') infrastructure_summary!: string | null;
  @ApiProperty({ type: LeadNetworkDto, nullable: true, description: 'Where the first mail host stands.' })
  network!: LeadNetworkDto | null;
  @ApiProperty({ type: [String] }) contact_emails!: string[];
  @NullableProperty('integer') contact_quality_score!: number | null;
  @ApiProperty({
    type: [String],
    description: 'Addresses that companies usually have. Guesses: nobody has seen one, and none goes into a CRM.',
  })
  guessed_emails!: string[];
  @ApiProperty({ type: MailSetupDto, nullable: true }) mail_setup!: MailSetupDto | null;
  @ApiProperty({ type: [EvidenceDto] }) evidence!: EvidenceDto[];
  @ApiProperty({ type: [FindingDto], description: 'What is odd about the records.' }) findings!: FindingDto[];
}

export class LeadPageDto {
  @ApiProperty({ type: [LeadItemDto] }) items!: LeadItemDto[];
  @NullableProperty('string', { description: 'Pass it as cursor for the next page; null: this is the last.' })
  next_cursor!: string | null;
  @ApiPropertyOptional({ description: 'Only with total=true.' }) total?: number;
}

export class LeadKpisDto {
  @ApiProperty() total!: number;
  @ApiProperty() migration!: number;
  @ApiProperty({ description: 'Leads of category P1 or P2.' }) high_priority!: number;
  @NullableProperty('integer') best_score!: number | null;
  @ApiPropertyOptional({ description: 'Leads that are synced to Dynamics 365.' }) pushed?: number;
  @ApiProperty() tenant_elsewhere!: number;
}
