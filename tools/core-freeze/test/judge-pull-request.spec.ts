import { isUnder } from '../src/frozen-paths.mjs';
import { judgePullRequest } from '../src/judge-pull-request.mjs';

const REASON = '## What\n\nx\n\n## Hotfix Reason\n\nA null MX was scored as a host.\n\n## Tests\n';
const CORE_FILE = 'libs/core-scoring/rules/v1.json';

describe('judgePullRequest', () => {
  it('lets a hotfix branch with a reason change the core', () => {
    const verdict = judgePullRequest({ headBranch: 'core-hotfix/null-mx', body: REASON, changedFiles: [CORE_FILE] });

    expect(verdict).toEqual({ frozenFiles: [CORE_FILE], complaints: [] });
  });

  it('asks nothing of a change elsewhere', () => {
    const changedFiles = ['apps/api/src/main.ts', 'libs/leads/src/index.ts', 'docs/libs/core-dns/x.md'];

    expect(judgePullRequest({ headBranch: 'feature', body: null, changedFiles })).toEqual({
      frozenFiles: [],
      complaints: [],
    });
  });

  it('names every complaint at once when branch and reason are both missing', () => {
    const verdict = judgePullRequest({ headBranch: 'feature', body: null, changedFiles: ['README.md', CORE_FILE] });

    expect(verdict.frozenFiles).toEqual([CORE_FILE]);
    expect(verdict.complaints).toEqual([
      expect.stringContaining('core-hotfix/<what>; this one is feature'),
      expect.stringContaining('"Hotfix Reason"'),
    ]);
  });

  it.each(['core-hotfix', 'core-hotfix/', 'my-core-hotfix/x', 'feature/core-hotfix/x'])(
    'does not take the branch %s for a hotfix',
    (headBranch) => {
      expect(judgePullRequest({ headBranch, body: REASON, changedFiles: [CORE_FILE] }).complaints).toHaveLength(1);
    },
  );
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
