import { readCoreChanges } from '../src/core-changes.mjs';
import { isUnder } from '../src/frozen-paths.mjs';
import { judgePullRequest } from '../src/judge-pull-request.mjs';
import { changeLog } from './temporary-repository.js';

const REASON = '## What\n\nx\n\n## Hotfix Reason\n\nA null MX was scored as a host.\n\n## Tests\n';
const CORE_FILE = 'libs/core-scoring/rules/v1.json';
const SAME_LOG = { logBefore: readCoreChanges(changeLog('1.0.0')), logAfter: readCoreChanges(changeLog('1.0.0')) };
const NEW_LINE = { ...SAME_LOG, logAfter: readCoreChanges(changeLog('1.0.0', '1.0.1')) };

describe('judgePullRequest', () => {
  it('lets a hotfix branch with a reason and a line in the log change the core', () => {
    const verdict = judgePullRequest({
      headBranch: 'core-hotfix/null-mx',
      body: REASON,
      changedFiles: [CORE_FILE],
      ...NEW_LINE,
    });

    expect(verdict).toEqual({ frozenFiles: [CORE_FILE], complaints: [] });
  });

  it('asks nothing of a change elsewhere', () => {
    const changedFiles = ['apps/api/src/main.ts', 'libs/leads/src/index.ts', 'docs/libs/core-dns/x.md'];

    expect(judgePullRequest({ headBranch: 'feature', body: null, changedFiles, ...SAME_LOG })).toEqual({
      frozenFiles: [],
      complaints: [],
    });
  });

  it('names every complaint at once when branch, reason and line are all missing', () => {
    const verdict = judgePullRequest({
      headBranch: 'feature',
      body: null,
      changedFiles: ['README.md', CORE_FILE],
      ...SAME_LOG,
    });

    expect(verdict.frozenFiles).toEqual([CORE_FILE]);
    expect(verdict.complaints).toEqual([
      expect.stringContaining('core-hotfix/<what>; this one is feature'),
      expect.stringContaining('"Hotfix Reason"'),
      expect.stringContaining('docs/core-changes.md has no new line'),
    ]);
  });

  it.each(['core-hotfix', 'core-hotfix/', 'my-core-hotfix/x', 'feature/core-hotfix/x'])(
    'does not take the branch %s for a hotfix',
    (headBranch) => {
      const pullRequest = { headBranch, body: REASON, changedFiles: [CORE_FILE], ...NEW_LINE };

      expect(judgePullRequest(pullRequest).complaints).toEqual([expect.stringContaining(`this one is ${headBranch}`)]);
    },
  );

  it.each([
    ['rewritten', changeLog('1.0.0').replace('It was wrong', 'It was slow'), 'the line of 1.0.0 was changed'],
    ['taken away', changeLog(), 'the line of 1.0.0 was changed'],
    ['followed by one without a reason', `${changeLog('1.0.0')}| 1.0.1 | 2026-11-23 | A table. | - | – |`, 'is empty'],
  ])('refuses a log whose line is %s, even when nothing frozen changes', (_name, text, complaint) => {
    const verdict = judgePullRequest({
      headBranch: 'feature',
      body: null,
      changedFiles: ['docs/core-changes.md'],
      logBefore: SAME_LOG.logBefore,
      logAfter: readCoreChanges(text),
    });

    expect(verdict.complaints).toEqual([expect.stringContaining(complaint)]);
  });
});

describe('isUnder', () => {
  it.each([
    ['libs/core-dns/src/index.ts', ['/libs/core-*/'], true],
    ['libs/core-dns', ['/libs/core-*/'], false],
    ['libs/core-dns-extra/x', ['/libs/core-dns/'], false],
    ['libs/leads/core-x/y', ['/libs/core-*/'], false],
    ['other/libs/core-dns/x', ['/libs/core-*/'], false],
    ['CODEOWNERS', ['/CODEOWNERS'], true],
    ['CODEOWNERS.md', ['/CODEOWNERS'], false],
    ['docs/CODEOWNERS', ['/CODEOWNERS'], false],
    ['eslintXconfig.mjs', ['/eslint.config.mjs'], false],
  ])('says of %s under %j: %s', (path, patterns, expected) => {
    expect(isUnder(path, patterns)).toBe(expected);
  });
});
