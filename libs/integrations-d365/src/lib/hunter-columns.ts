import { CHOICES, type Choice } from './choices';

export type HunterColumnType = 'String' | 'Memo' | 'Integer' | 'Boolean' | 'DateTime' | 'Picklist';

/** A name in the two languages that Hunter speaks. */
export interface LocalName {
  readonly en: string;
  readonly tr: string;
}

/** A column that provisioning adds to the lead table. */
export interface HunterColumn {
  /** Logical name without the publisher prefix; also the name of the field in a mapping file. */
  readonly field: string;
  readonly type: HunterColumnType;
  readonly label: LocalName;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  /** `Url` shows a link; `DateOnly` is a day that no time zone moves. */
  readonly format?: 'Url' | 'DateOnly' | 'DateAndTime';
  readonly choices?: readonly Choice[];
}

function named(en: string, tr: string): { readonly label: LocalName } {
  return { label: { en, tr } };
}

function text(field: string, maxLength: number, en: string, tr: string): HunterColumn {
  return { field, type: 'String', maxLength, ...named(en, tr) };
}

function memo(field: string, maxLength: number, en: string, tr: string): HunterColumn {
  return { field, type: 'Memo', maxLength, ...named(en, tr) };
}

function integer(field: string, min: number, max: number, en: string, tr: string): HunterColumn {
  return { field, type: 'Integer', min, max, ...named(en, tr) };
}

function flag(field: string, en: string, tr: string): HunterColumn {
  return { field, type: 'Boolean', ...named(en, tr) };
}

function choices(field: keyof typeof CHOICES, en: string, tr: string): HunterColumn {
  return { field, type: 'Picklist', choices: CHOICES[field], ...named(en, tr) };
}

/** The field whose column is the alternate key. */
export const KEY_FIELD = 'domain';

/** Every column of Hunter's own, in the order in which they are made. 253 characters are a domain name's longest text form. */
export const OWN_COLUMNS: readonly HunterColumn[] = [
  text(KEY_FIELD, 253, 'Hunter domain', 'Hunter alan adı'),
  integer('score', 0, 100, 'Hunter score', 'Hunter puanı'),
  choices('segment', 'Segment', 'Segment'),
  integer('priority', 1, 7, 'Priority', 'Öncelik'),
  choices('priority_category', 'Priority category', 'Öncelik sınıfı'),
  choices('provider', 'Mail provider', 'E-posta sağlayıcısı'),
  choices('tenant_size', 'Tenant size', 'Kiracı boyutu'),
  memo('infrastructure', 4_000, 'Infrastructure', 'Altyapı'),
  choices('technical_heat', 'Technical heat', 'Teknik sıcaklık'),
  choices('commercial_segment', 'Commercial segment', 'Ticari segment'),
  choices('commercial_heat', 'Commercial heat', 'Ticari sıcaklık'),
  flag('is_partner_center_referral', 'Partner Center referral', 'Partner Center yönlendirmesi'),
  text('referral_id', 100, 'Referral id', 'Yönlendirme kimliği'),
  text('referral_type', 50, 'Referral type', 'Yönlendirme türü'),
  choices('source', 'Source', 'Kaynak'),
  { field: 'last_scanned_at', type: 'DateTime', format: 'DateAndTime', ...named('Last scanned', 'Son tarama') },
  { field: 'expires_at', type: 'DateTime', format: 'DateOnly', ...named('Domain expires', 'Alan adı bitişi') },
  memo('one_liner', 2_000, 'One-liner', 'Tek cümle'),
  text('next_step', 400, 'Next step', 'Sonraki adım'),
  text('urgency', 50, 'Urgency', 'Aciliyet'),
  integer('opportunity_potential', 0, 100, 'Opportunity potential', 'Fırsat potansiyeli'),
  { ...text('url', 500, 'Open in Hunter', 'Hunter’da aç'), format: 'Url' },
  text('rules_version', 50, 'Rules version', 'Kural sürümü'),
  memo('evidence', 10_000, 'Evidence', 'Kanıt'),
  flag('tenant_elsewhere', 'Tenant elsewhere', 'Kiracı başka yerde'),
];
