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

type Lines<Line> = Readonly<Record<OneLinerCode, Line>>;

/**
 * Which of the lines fits the lead. The lines are handed in, here and wherever a sentence is picked: a property that is
 * named in the code costs next to nothing, one that is looked up by a code is searched for, for every sentence anew.
 */
export function planOneLiner<Line>(lead: SalesLead, lines: Lines<Line>): Line {
  if (lead.domain === '') return lines['domain-missing'];
  if (lead.hardFail === 'mx-missing') return lines['mx-missing'];
  switch (lead.segment) {
    case 'Migration':
      return planMigrationLine(lead, lines);
    case 'Existing':
      return planExistingLine(lead, lines);
    case 'Cold':
      return planColdLine(lead, lines);
    case 'Skip':
      return lead.tenantElsewhere === true ? lines['skip-tenant-elsewhere'] : lines.skip;
    case null:
      return lines['not-scored'];
  }
}

/** Which remarks follow the opening line. Country and proxy matter only once a migration is worth planning. */
export function planOneLinerNotes<Note>(lead: SalesLead, notes: Readonly<Record<OneLinerNote, Note>>): Note[] {
  const planned: Note[] = [];
  if (lead.domain === '') return planned;
  if (lead.segment === 'Migration' && (lead.readinessScore ?? 0) >= 80) {
    if (lead.ipContext?.country) planned.push(notes.country);
    if (lead.ipContext?.isProxy === true) planned.push(notes.proxy);
  }
  // A line that says that there is no score yet has said so.
  const isScored = lead.segment !== null || lead.hardFail === 'mx-missing';
  if (lead.incomplete === true && isScored) planned.push(notes.incomplete);
  return planned;
}

function planMigrationLine<Line>(lead: SalesLead, lines: Lines<Line>): Line {
  const { readinessScore: score, tenantElsewhere } = lead;
  if (score === null) return lines['migration-unscored'];
  if (tenantElsewhere === true) return lines['migration-tenant-elsewhere'];
  if (score >= 80) return planReadyLine(lead, lines);
  const namedLocal = lead.provider === 'Local' && Boolean(lead.localProvider);
  if (score >= 50) return namedLocal ? lines['migration-suitable-local'] : lines['migration-suitable'];
  return namedLocal ? lines['migration-early-local'] : lines['migration-early'];
}

function planReadyLine<Line>({ tenantSize }: SalesLead, lines: Lines<Line>): Line {
  switch (tenantSize) {
    case 'large':
      return lines['migration-ready-large'];
    case 'medium':
      return lines['migration-ready-medium'];
    case 'small':
      return lines['migration-ready-small'];
    case null:
      return lines['migration-ready'];
  }
}

function planExistingLine<Line>({ provider, readinessScore: score }: SalesLead, lines: Lines<Line>): Line {
  if (provider !== 'M365') return lines['existing-unconfirmed'];
  if (score === null) return lines['existing-unscored'];
  if (score >= 70) return lines['existing-strong'];
  return score >= 50 ? lines['existing-improvable'] : lines['existing-weak'];
}

function planColdLine<Line>({ readinessScore: score, tenantElsewhere }: SalesLead, lines: Lines<Line>): Line {
  if (score === null) return lines['cold-unscored'];
  if (tenantElsewhere === true) return lines['cold-tenant-elsewhere'];
  return score >= 40 ? lines['cold-medium'] : lines['cold-low'];
}
