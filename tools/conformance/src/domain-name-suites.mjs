import { join } from 'node:path';
import { registrableDomain } from '@hunter/core-normalizer';
import { findIdnaMiss, IDNA_MISS_REASONS, readIdnaRows } from '../../../libs/core-normalizer/test/idna-suite.ts';
import { readPublicSuffixCases } from '../../../libs/core-normalizer/test/public-suffix-suite.ts';
import { judgeCases } from './suite.mjs';

/**
 * @param {string} suites
 * @returns {readonly import('./suite.mjs').Suite[]}
 */
export function domainNameSuites(suites) {
  const pslFile = join(suites, 'psl', 'test_psl.txt');
  const idnaFile = join(suites, 'idna', 'idna_test_vectors.txt');
  return [
    {
      name: 'PSL test_psl',
      path: pslFile,
      least: 78,
      run: () =>
        judgeCases(readPublicSuffixCases(pslFile), ({ host, registrable }) => {
          const answer = registrableDomain(host, { privateSuffixes: true });
          return answer === registrable ? undefined : { what: `${host}: ${answer}, not ${registrable}` };
        }),
    },
    {
      name: 'IDNA IdnaTestV2',
      path: idnaFile,
      least: 6235,
      mostExplained: 114,
      run: () =>
        judgeCases(readIdnaRows(idnaFile), (row) => {
          const miss = findIdnaMiss(row);
          if (miss === undefined) return undefined;
          const answer = miss.answer.ok ? `accepted as ${miss.answer.host}` : `refused (${miss.answer.reason})`;
          const said = row.errors.length === 0 ? row.ascii : `invalid (${row.errors.join(', ')})`;
          const what = `${JSON.stringify(row.source)}: ${answer}, file: ${said}`;
          return miss.reason === 'unexplained' ? { what } : { what, reason: IDNA_MISS_REASONS[miss.reason] };
        }),
    },
  ];
}
