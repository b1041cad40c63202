import type { DnsAnswer } from './dns-answer.js';
import { readExistence } from './read-existence.js';

const ANSWERS = {
  records: { kind: 'records', records: [], authenticated: false },
  nodata: { kind: 'absent', reason: 'nodata' },
  nxdomain: { kind: 'absent', reason: 'nxdomain', aliases: [] },
  dangling: { kind: 'absent', reason: 'nxdomain', aliases: ['yok.example'] },
  failed: { kind: 'failed', cause: 'refused' },
} as const satisfies Record<string, DnsAnswer>;

describe('readExistence', () => {
  it.each([
    [['records', 'failed'], 'exists'],
    [['failed', 'nodata'], 'exists'],
    [['failed', 'dangling'], 'exists'],
    [['nxdomain', 'nodata'], 'exists'],
    [['nxdomain', 'nxdomain'], 'nonexistent'],
    [['failed', 'nxdomain'], 'nonexistent'],
    [['nxdomain', 'failed'], 'nonexistent'],
    [['failed', 'failed'], 'unknown'],
  ] as const)('judges %j', (kinds, expected) => {
    const existence = readExistence(kinds.map((kind) => ANSWERS[kind]));
    expect(existence).toEqual(expected === 'unknown' ? { kind: expected, cause: 'refused' } : { kind: expected });
  });
});
