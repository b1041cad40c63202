import type { EarlierLead, ScannedLead } from '@hunter/persistence';
import { scannedLead } from '../../../test/lead-row';
import { unreachableDomain } from '../../../test/scripted-domain-reader';
import { toExpiryChange, toLeadChanges } from './to-lead-changes';

const SCANNED_AT = '2026-03-01T10:00:00.000Z';

describe('toLeadChanges', () => {
  let lead: EarlierLead & ScannedLead;

  beforeAll(async () => {
    lead = (await scannedLead()) as unknown as EarlierLead & ScannedLead;
  });

  const changesOf = (before: Partial<EarlierLead>, after: Partial<ScannedLead>) =>
    toLeadChanges({ ...lead, ...before }, { ...lead, ...after });

  it('finds none between two equal scans', () => {
    expect(changesOf({}, {})).toEqual([]);
  });

  it.each<[string, Partial<EarlierLead>, Partial<ScannedLead>, string | null, string | null]>([
    ['spf_changed', { spf: false }, { spf: true }, 'false', 'true'],
    ['dkim_changed', { dkim: true }, { dkim: false }, 'true', 'false'],
    ['dmarc_added', { dmarc_policy: 'none' }, { dmarc_policy: 'reject' }, 'none', 'reject'],
    ['dmarc_changed', { dmarc_policy: 'reject' }, { dmarc_policy: null }, 'reject', null],
    ['mx_changed', { mx_root: 'google.com' }, { mx_root: 'outlook.com' }, 'google.com', 'outlook.com'],
    ['mx_changed', {}, { mx_root: null, mx_hosts: [] }, 'outlook.com', null],
    ['mx_changed', {}, { mx_root: null, mx_hosts: ['mailhost'] }, 'outlook.com', 'mailhost'],
    [
      'segment_changed',
      { segment: 'Skip', readiness_score: 15 },
      { segment: 'Cold', readiness_score: 15 },
      'Skip',
      'Cold',
    ],
  ])('tells %s with both values', (type, before, after, old_value, new_value) => {
    expect(changesOf(before, after)).toContainEqual({ type, old_value, new_value, changed_at: SCANNED_AT });
  });

  it('tells a new priority, and then not the segment too', () => {
    const changes = changesOf({ readiness_score: 90, segment: 'Migration' }, { readiness_score: 20, segment: 'Skip' });

    expect(changes).toEqual([
      { type: 'priority_score_changed', old_value: '1', new_value: '7', changed_at: SCANNED_AT },
    ]);
  });

  it.each<[string, Partial<EarlierLead & ScannedLead>]>([
    ['SPF', { spf: null }],
    ['DKIM', { dkim: null }],
    ['DMARC', { dmarc_policy: 'unknown' }],
    ['MX', { mx_hosts: null, mx_root: null }],
    ['score', { readiness_score: null, segment: null, incomplete: true }],
    ['part of the score', { readiness_score: 5, segment: 'Skip', incomplete: true }],
  ])('makes nothing of a %s that was not read, before or after', (_what, unread) => {
    expect(changesOf(unread, {})).toEqual([]);
    expect(changesOf({}, unread)).toEqual([]);
  });

  it('finds none between a scan of which nothing was read and a full one', async () => {
    const nothing = (await scannedLead({}, unreachableDomain)) as unknown as EarlierLead & ScannedLead;

    expect(changesOf(nothing, lead)).toEqual([]);
    expect(changesOf(lead, nothing)).toEqual([]);
  });
});

describe('toExpiryChange', () => {
  it('tells an end that is near and was not known or far', () => {
    const change = { type: 'expire_soon', new_value: '2026-03-20', changed_at: SCANNED_AT };

    expect(toExpiryChange(null, '2026-03-20', SCANNED_AT)).toEqual({ ...change, old_value: null });
    expect(toExpiryChange('2027-03-20', '2026-03-20', SCANNED_AT)).toEqual({ ...change, old_value: '2027-03-20' });
  });

  it.each([
    ['2026-03-20', '2026-03-20'],
    [null, '2027-03-20'],
    ['2026-03-20', null],
    [null, '2026-02-20'],
  ])('tells nothing of %s followed by %s', (before, after) => {
    expect(toExpiryChange(before, after, SCANNED_AT)).toBeNull();
  });
});
