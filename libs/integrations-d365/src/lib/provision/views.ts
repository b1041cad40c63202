import type { LocalName } from '../hunter-columns';
import { stableGuid } from './stable-guid';

/** A column of a view or a condition: Hunter's own by field, a standard one by its logical name. */
export type ViewColumn = { readonly field: string } | { readonly standard: string };

export interface ViewCondition {
  readonly column: ViewColumn;
  readonly operator: 'not-null' | 'ge' | 'le' | 'ne' | 'eq';
  /** A number as it is, or an option by its code, whose value is the organisation's. */
  readonly value?: number | { readonly option: string };
}

/** A view that provisioning adds to the lead table. Disqualified leads are in none of them. */
export interface HunterView {
  /** Stays the same for good: the id of the view is made of it. */
  readonly key: string;
  readonly name: LocalName;
  readonly conditions: readonly ViewCondition[];
  readonly columns: readonly ViewColumn[];
  readonly order: readonly { readonly column: ViewColumn; readonly descending: boolean }[];
}

const own = (field: string): ViewColumn => ({ field });
const standard = (name: string): ViewColumn => ({ standard: name });
const up = (column: ViewColumn) => ({ column, descending: false });
const down = (column: ViewColumn) => ({ column, descending: true });

const WHO = [standard('fullname'), standard('companyname'), own('domain')];
const VERDICT = [own('score'), own('priority'), own('segment'), own('provider'), own('next_step')];

/** The best leads come first everywhere: a high score, and a low priority, since 1 is the best. */
export const LEAD_VIEWS: readonly HunterView[] = [
  {
    key: 'hunter-intelligence-leads',
    name: { en: 'Hunter Intelligence Leads', tr: 'Hunter Zekâsı Adayları' },
    conditions: [{ column: own('score'), operator: 'not-null' }],
    columns: [...WHO, ...VERDICT, standard('ownerid')],
    order: [down(own('score')), up(own('priority'))],
  },
  {
    key: 'high-priority-leads',
    name: { en: 'High Priority Leads', tr: 'Yüksek Öncelikli Adaylar' },
    conditions: [
      { column: own('priority'), operator: 'le', value: 3 },
      { column: own('score'), operator: 'ge', value: 70 },
    ],
    columns: [...WHO, ...VERDICT, own('urgency'), standard('ownerid')],
    order: [up(own('priority')), down(own('score'))],
  },
  {
    key: 'hunter-sync-status',
    name: { en: 'Hunter Sync Status', tr: 'Hunter Eşitleme Durumu' },
    conditions: [{ column: own('domain'), operator: 'not-null' }],
    columns: [...WHO, own('source'), own('last_scanned_at'), own('rules_version'), standard('modifiedon'), own('url')],
    order: [down(standard('modifiedon'))],
  },
  {
    key: 'partner-center-leads',
    name: { en: 'Partner Center Leads', tr: 'Partner Center Adayları' },
    conditions: [{ column: own('referral_id'), operator: 'not-null' }],
    columns: [...WHO, own('referral_id'), own('referral_type'), own('score'), own('priority'), standard('ownerid')],
    order: [down(own('score'))],
  },
  {
    key: 'm365-fit-leads',
    name: { en: 'M365 Fit Leads', tr: 'M365’e Uygun Adaylar' },
    conditions: [
      { column: own('score'), operator: 'ge', value: 70 },
      { column: own('provider'), operator: 'eq', value: { option: 'M365' } },
    ],
    columns: [...WHO, ...VERDICT, own('tenant_size'), standard('ownerid')],
    order: [down(own('score'))],
  },
];

export function viewIdOf({ key }: HunterView): string {
  return stableGuid(`view.${key}`);
}
