/** One option of a choice column: Hunter's code and its label in an organisation. */
export interface Choice {
  readonly code: string;
  readonly en: string;
  readonly tr: string;
  /** Value of the option in this organisation, where a mapping file names it instead of a label. */
  readonly value?: number;
}

function same(...codes: readonly string[]): readonly Choice[] {
  return codes.map((code) => ({ code, en: code, tr: code }));
}

function choice(code: string, en: string, tr: string): Choice {
  return { code, en, tr };
}

const HEATS: readonly Choice[] = [
  choice('Hot', 'Hot', 'Sıcak'),
  choice('Warm', 'Warm', 'Ilık'),
  choice('Cold', 'Cold', 'Soğuk'),
];

/** The options of every choice that Hunter writes, by field. The order is that of the option values. */
export const CHOICES = {
  leadsourcecode: [choice('Web', 'Web', 'Web'), choice('Partner', 'Partner', 'İş Ortağı')],
  leadqualitycode: HEATS,
  segment: [
    choice('Migration', 'Migration', 'Geçiş'),
    choice('Existing', 'Existing', 'Mevcut'),
    choice('Cold', 'Cold', 'Soğuk'),
    choice('Skip', 'Skip', 'Atla'),
  ],
  priority_category: same('P1', 'P2', 'P3', 'P4', 'P5', 'P6'),
  provider: same('M365', 'Google', 'Yandex', 'Zoho', 'Amazon', 'SendGrid', 'Mailgun', 'Hosting', 'Local', 'Unknown'),
  tenant_size: [
    choice('small', 'small', 'küçük'),
    choice('medium', 'medium', 'orta'),
    choice('large', 'large', 'büyük'),
  ],
  technical_heat: HEATS,
  commercial_segment: same('GREENFIELD', 'COMPETITIVE', 'WEAK_PARTNER', 'RENEWAL', 'LOW_INTENT', 'NO_GO'),
  commercial_heat: [
    choice('HIGH', 'HIGH', 'YÜKSEK'),
    choice('MEDIUM', 'MEDIUM', 'ORTA'),
    choice('LOW', 'LOW', 'DÜŞÜK'),
  ],
  source: [
    choice('scan', 'scan', 'tarama'),
    choice('import', 'import', 'içe aktarma'),
    choice('webhook', 'webhook', 'web kancası'),
    choice('partner-center', 'partner center', 'iş ortağı merkezi'),
  ],
} as const satisfies Readonly<Record<string, readonly Choice[]>>;

/** How an option is compared with a label that somebody may have retyped. */
export function foldLabel(label: string): string {
  return label
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}

/** Every spelling under which an organisation may show the option. */
export function labelsOf({ code, en, tr }: Choice): readonly string[] {
  return [...new Set([code, code.replaceAll('-', ' '), en, tr])];
}
