import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readHotfixReason } from '../src/read-hotfix-reason.mjs';

const TEMPLATE = readFileSync(join(__dirname, '../../../.github/PULL_REQUEST_TEMPLATE.md'), 'utf8');

describe('readHotfixReason', () => {
  it.each([
    ['nothing at all', null],
    ['no such section', '## What\n\nIt is faster.'],
    ['an empty section', '## Hotfix Reason\n\n## Tests\n\nmany'],
    ['only a comment', '## Hotfix Reason\n<!-- say why -->\n'],
    ['a comment over several lines', '## Hotfix Reason\n<!--\nsay why\n-->\n## Tests'],
    ['a comment that is never closed', '## Hotfix Reason\n<!-- say why'],
    ['n/a', '## Hotfix Reason\n\nN/A'],
    ['none', '## Hotfix Reason\n\nNone.'],
    ['yok', '## Hotfix Reason\n\nyok'],
    ['dashes', '## Hotfix Reason\n\n---'],
    ['the heading in prose', 'The hotfix reason is clear.'],
    ['the heading in a comment', '<!-- ## Hotfix Reason\nbecause -->'],
  ])('finds none in %s', (_name, body) => {
    expect(readHotfixReason(body)).toBe('');
  });

  it('finds none in the untouched template', () => {
    expect(TEMPLATE).toContain('## Hotfix Reason');
    expect(readHotfixReason(TEMPLATE)).toBe('');
  });

  it('finds what was written into the template', () => {
    const filled = TEMPLATE.replace('## Hotfix Reason\n', '## Hotfix Reason\n\nA revoked key was taken for a key.\n');

    expect(readHotfixReason(filled)).toBe('A revoked key was taken for a key.');
  });

  it('ends at the next heading and accepts CRLF and any level', () => {
    expect(readHotfixReason('### hotfix REASON \r\n\r\nFirst line\r\nsecond line\r\n\r\n## Tests\r\nmany')).toBe(
      'First line\nsecond line',
    );
  });
});
