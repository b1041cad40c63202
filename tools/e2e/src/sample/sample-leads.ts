import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LeadItem } from '../http/hunter-api.js';

const SAMPLE_FOLDER = join(__dirname, '../../../dev-stack/sample');

/** The list of made-up companies that the product is tried with. */
export const SAMPLE_CSV = join(SAMPLE_FOLDER, 'leads.csv');
export const SAMPLE_SIZE = 200;

/** What a scan of one sample company must find. */
export interface SampleExpectation {
  readonly domain: string;
  readonly provider: string | null;
  readonly score: number | null;
  readonly segment: string | null;
  readonly priority_category: string | null;
  readonly hard_fail: string | null;
  readonly incomplete: boolean;
  readonly scan_status: string;
  readonly gateway: string | null;
  readonly tenant_elsewhere: boolean | null;
}

export function readExpectations(): readonly SampleExpectation[] {
  const text = readFileSync(join(SAMPLE_FOLDER, 'expectations.json'), 'utf8');
  const rows = JSON.parse(text) as readonly (SampleExpectation & { readonly setup: string })[];
  return byDomain(rows.map(({ setup: _setup, ...expectation }) => expectation));
}

/** What the product found, in the words of the expectations. */
export function toSampleReadings(leads: readonly LeadItem[]): readonly SampleExpectation[] {
  return byDomain(
    leads.map((lead) => ({
      domain: lead.domain,
      provider: lead.provider,
      score: lead.readiness_score,
      segment: lead.segment,
      priority_category: lead.priority_category,
      hard_fail: lead.hard_fail,
      incomplete: lead.incomplete,
      scan_status: lead.scan_status,
      gateway: lead.gateway,
      tenant_elsewhere: lead.tenant_elsewhere,
    })),
  );
}

function byDomain(readings: readonly SampleExpectation[]): readonly SampleExpectation[] {
  return readings.toSorted((a, b) => (a.domain < b.domain ? -1 : 1));
}

/** How a job over the whole sample must end, counted from the expectations. */
export function expectedCounters() {
  const statuses = readExpectations().map(({ scan_status }) => scan_status);
  const succeeded = statuses.filter((status) => status === 'completed').length;
  const incomplete = statuses.filter((status) => status === 'partial').length;
  return {
    status: 'completed',
    total: SAMPLE_SIZE,
    done: SAMPLE_SIZE,
    pending: 0,
    running: 0,
    succeeded,
    incomplete,
    failed: SAMPLE_SIZE - succeeded - incomplete,
  };
}
