import type { AttributeExtras, AttributeSeed } from './attribute-builders.js';
import { attribute, dateAndTime, dateOnly, flag, integer, memo, text } from './attribute-builders.js';
import type { ChoiceOption } from './attribute.js';
import type { LocalizedText } from './label.js';
import { ENGLISH, TURKISH } from './label.js';

/** Where a publisher's option values start: its option value prefix times ten thousand. */
export interface HunterColumnOptions {
  readonly optionValueBase: number;
}

const custom = (label: LocalizedText): AttributeExtras => ({ isCustom: true, displayName: label });

const both = (english: string, turkish: string): LocalizedText => ({ [ENGLISH]: english, [TURKISH]: turkish });

const HEATS: readonly LocalizedText[] = [both('Hot', 'Sıcak'), both('Warm', 'Ilık'), both('Cold', 'Soğuk')];

const COMMERCIAL_HEATS: readonly LocalizedText[] = [
  both('HIGH', 'YÜKSEK'),
  both('MEDIUM', 'ORTA'),
  both('LOW', 'DÜŞÜK'),
];

const COMMERCIAL_SEGMENTS = ['GREENFIELD', 'COMPETITIVE', 'WEAK_PARTNER', 'RENEWAL', 'LOW_INTENT', 'NO_GO'];

const PROVIDERS = ['M365', 'Google', 'Yandex', 'Zoho', 'Amazon', 'SendGrid', 'Mailgun', 'Hosting', 'Local', 'Unknown'];

const SEGMENTS: readonly LocalizedText[] = [
  both('Migration', 'Geçiş'),
  both('Existing', 'Mevcut'),
  both('Cold', 'Soğuk'),
  both('Skip', 'Atla'),
];

const TENANT_SIZES: readonly LocalizedText[] = [both('small', 'küçük'), both('medium', 'orta'), both('large', 'büyük')];

const SOURCES: readonly LocalizedText[] = [
  both('scan', 'tarama'),
  both('import', 'içe aktarma'),
  both('webhook', 'web kancası'),
  both('partner center', 'iş ortağı merkezi'),
];

const sameInBoth = (labels: readonly string[]): LocalizedText[] => labels.map((label) => both(label, label));

function customChoice(
  schemaName: string,
  labels: readonly LocalizedText[],
  label: LocalizedText,
  options: HunterColumnOptions,
): AttributeSeed {
  const choices: ChoiceOption[] = labels.map((text_, index) => ({
    value: options.optionValueBase + index,
    label: text_,
  }));
  return attribute('Picklist', schemaName.toLowerCase(), { schemaName, options: choices, ...custom(label) });
}

/** The columns that Hunter's provisioning adds to the lead table. */
export function hunterColumns(options: HunterColumnOptions): AttributeSeed[] {
  return [...scoreColumns(options), ...referralColumns(options), ...salesColumns()];
}

function scoreColumns(options: HunterColumnOptions): AttributeSeed[] {
  return [
    text('hunter_domain', 253, custom(both('Hunter domain', 'Hunter alan adı'))),
    integer('hunter_score', 0, 100, custom(both('Hunter score', 'Hunter puanı'))),
    customChoice('hunter_segment', SEGMENTS, both('Segment', 'Segment'), options),
    integer('hunter_priority', 1, 7, custom(both('Priority', 'Öncelik'))),
    customChoice(
      'hunter_priority_category',
      sameInBoth(['P1', 'P2', 'P3', 'P4', 'P5', 'P6']),
      both('Priority category', 'Öncelik sınıfı'),
      options,
    ),
    customChoice('hunter_provider', sameInBoth(PROVIDERS), both('Mail provider', 'E-posta sağlayıcısı'), options),
    customChoice('hunter_tenant_size', TENANT_SIZES, both('Tenant size', 'Kiracı boyutu'), options),
    memo('hunter_infrastructure', 4000, custom(both('Infrastructure', 'Altyapı'))),
    customChoice('hunter_technical_heat', HEATS, both('Technical heat', 'Teknik sıcaklık'), options),
    customChoice(
      'hunter_commercial_segment',
      sameInBoth(COMMERCIAL_SEGMENTS),
      both('Commercial segment', 'Ticari segment'),
      options,
    ),
    customChoice('hunter_commercial_heat', COMMERCIAL_HEATS, both('Commercial heat', 'Ticari sıcaklık'), options),
    flag('hunter_tenant_elsewhere', custom(both('Tenant elsewhere', 'Kiracı başka yerde'))),
    text('hunter_rules_version', 50, custom(both('Rules version', 'Kural sürümü'))),
    memo('hunter_evidence', 10_000, custom(both('Evidence', 'Kanıt'))),
  ];
}

function referralColumns(options: HunterColumnOptions): AttributeSeed[] {
  return [
    flag('hunter_is_partner_center_referral', custom(both('Partner Center referral', 'Partner Center yönlendirmesi'))),
    text('hunter_referral_id', 100, custom(both('Referral id', 'Yönlendirme kimliği'))),
    text('hunter_referral_type', 50, custom(both('Referral type', 'Yönlendirme türü'))),
    customChoice('hunter_source', SOURCES, both('Source', 'Kaynak'), options),
    dateAndTime('hunter_last_scanned_at', custom(both('Last scanned', 'Son tarama'))),
    dateOnly('hunter_expires_at', custom(both('Domain expires', 'Alan adı bitişi'))),
  ];
}

function salesColumns(): AttributeSeed[] {
  return [
    memo('hunter_one_liner', 2000, custom(both('One-liner', 'Tek cümle'))),
    text('hunter_next_step', 400, custom(both('Next step', 'Sonraki adım'))),
    text('hunter_urgency', 50, custom(both('Urgency', 'Aciliyet'))),
    integer('hunter_opportunity_potential', 0, 100, custom(both('Opportunity potential', 'Fırsat potansiyeli'))),
    text('hunter_url', 500, { ...custom(both('Open in Hunter', "Hunter'da aç")), format: 'Url' }),
  ];
}
