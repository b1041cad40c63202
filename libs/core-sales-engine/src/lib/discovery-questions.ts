import type { SalesLead, TenantSize } from './sales-lead.js';

/** One question to the customer. */
export type QuestionCode =
  | 'tenant-use'
  | 'mail-satisfaction'
  | 'security-worries'
  | 'mail-administration'
  | 'local-server-growth'
  | 'features-in-use'
  | 'extra-protection'
  | 'deliverability'
  | 'mail-in-general'
  | 'it-priorities'
  | 'central-strategy'
  | 'compliance'
  | 'user-growth'
  | 'administration-budget'
  | 'yearly-budget'
  | 'decision-process'
  | 'timing';

type Questions = Readonly<Record<QuestionCode, string>>;

const SIZES: readonly (TenantSize | null)[] = [null, 'small', 'medium', 'large'];

/**
 * Every list of questions there is, each at the place that {@link discoveryIndex} gives it: by segment, by size, then
 * budget, decision and timing. A tenant elsewhere changes the first question and never their number. There are few, so
 * they are put together once for each language.
 */
export function listDiscoveries(questions: Questions): readonly (readonly string[])[] {
  return listOpenings(questions).flatMap((opening) =>
    SIZES.map((size) => [
      ...opening,
      ...questionsBySize(questions, size),
      questions['yearly-budget'],
      questions['decision-process'],
      questions.timing,
    ]),
  );
}

/** The place of the lead's questions among {@link listDiscoveries}. */
export function discoveryIndex(lead: SalesLead): number {
  return openingIndex(lead) * SIZES.length + sizeIndex(lead.tenantSize);
}

/** The questions by segment, each at the place that {@link openingIndex} gives them. */
function listOpenings(questions: Questions): readonly (readonly string[])[] {
  const existing = [questions['features-in-use'], questions['extra-protection'], questions.deliverability];
  const migration = [questions['security-worries'], questions['mail-administration']];
  const local = [...migration, questions['local-server-growth']];
  return [
    existing,
    [questions['mail-in-general'], questions['it-priorities']],
    [questions['tenant-use'], questions['it-priorities']],
    [questions['mail-satisfaction'], ...migration],
    [questions['tenant-use'], ...migration],
    [questions['mail-satisfaction'], ...local],
    [questions['tenant-use'], ...local],
  ];
}

function openingIndex({ segment, provider, tenantElsewhere }: SalesLead): number {
  if (segment === 'Existing') return 0;
  const hasTenant = tenantElsewhere === true ? 1 : 0;
  if (segment !== 'Migration') return 1 + hasTenant;
  return (provider === 'Local' ? 5 : 3) + hasTenant;
}

function questionsBySize(questions: Questions, size: TenantSize | null): readonly string[] {
  switch (size) {
    case 'large':
      return [questions['central-strategy'], questions.compliance];
    case 'medium':
      return [questions['user-growth']];
    case 'small':
      return [questions['administration-budget']];
    case null:
      return [];
  }
}

function sizeIndex(size: TenantSize | null): number {
  if (size === null) return 0;
  if (size === 'small') return 1;
  return size === 'medium' ? 2 : 3;
}
