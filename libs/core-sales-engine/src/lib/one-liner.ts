import type { SalesLead } from './sales-lead.js';

/** What the opening line says about the lead. */
export type OneLinerCode =
  | 'domain-missing'
  | 'mx-missing'
  | 'not-scored'
  | 'migration-ready-large'
  | 'migration-ready-medium'
  | 'migration-ready-small'
  | 'migration-ready'
  | 'migration-suitable'
  | 'migration-suitable-local'
  | 'migration-early'
  | 'migration-early-local'
  | 'migration-unscored'
  | 'migration-tenant-elsewhere'
  | 'existing-strong'
  | 'existing-improvable'
  | 'existing-weak'
  | 'existing-unscored'
  | 'existing-unconfirmed'
  | 'cold-medium'
  | 'cold-low'
  | 'cold-unscored'
  | 'cold-tenant-elsewhere'
  | 'skip'
  | 'skip-tenant-elsewhere';

/** Short remarks that follow the opening line in brackets. */
export type OneLinerNote = 'country' | 'proxy' | 'incomplete';

/** Which opening line fits the lead. */
export function planOneLiner(lead: SalesLead): OneLinerCode {
  if (lead.domain === '') return 'domain-missing';
  if (lead.hardFail === 'mx-missing') return 'mx-missing';
  switch (lead.segment) {
    case 'Migration':
      return planMigrationLine(lead);
    case 'Existing':
      return planExistingLine(lead);
    case 'Cold':
      return planColdLine(lead);
    case 'Skip':
      return lead.tenantElsewhere === true ? 'skip-tenant-elsewhere' : 'skip';
    case null:
      return 'not-scored';
  }
}

/** Which remarks follow the opening line. Country and proxy matter only once a migration is worth planning. */
export function planOneLinerNotes(lead: SalesLead, code: OneLinerCode): OneLinerNote[] {
  const notes: OneLinerNote[] = [];
  if (lead.segment === 'Migration' && (lead.readinessScore ?? 0) >= 80 && code !== 'domain-missing') {
    if (lead.ipContext?.country) notes.push('country');
    if (lead.ipContext?.isProxy === true) notes.push('proxy');
  }
  if (lead.incomplete === true && code !== 'domain-missing' && code !== 'not-scored') notes.push('incomplete');
  return notes;
}

function planMigrationLine(lead: SalesLead): OneLinerCode {
  const { readinessScore: score, tenantSize, tenantElsewhere } = lead;
  if (score === null) return 'migration-unscored';
  if (tenantElsewhere === true) return 'migration-tenant-elsewhere';
  if (score >= 80) return tenantSize === null ? 'migration-ready' : `migration-ready-${tenantSize}`;
  const namedLocal = lead.provider === 'Local' && Boolean(lead.localProvider);
  if (score >= 50) return namedLocal ? 'migration-suitable-local' : 'migration-suitable';
  return namedLocal ? 'migration-early-local' : 'migration-early';
}

function planExistingLine({ provider, readinessScore: score }: SalesLead): OneLinerCode {
  if (provider !== 'M365') return 'existing-unconfirmed';
  if (score === null) return 'existing-unscored';
  if (score >= 70) return 'existing-strong';
  return score >= 50 ? 'existing-improvable' : 'existing-weak';
}

function planColdLine({ readinessScore: score, tenantElsewhere }: SalesLead): OneLinerCode {
  if (score === null) return 'cold-unscored';
  if (tenantElsewhere === true) return 'cold-tenant-elsewhere';
  return score >= 40 ? 'cold-medium' : 'cold-low';
}
