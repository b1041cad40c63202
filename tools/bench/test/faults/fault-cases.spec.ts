import { startDnsSandbox } from '@hunter/dns-sandbox';
import { FAULT_CASES } from '../../src/faults/fault-cases.mjs';
import { readDomains } from '../../src/faults/read-domains.mjs';
import { runFaultCase } from '../../src/faults/run-fault-case.mjs';
import { createMadeUpZone, madeUpDomain } from '../../src/made-up-zone.mjs';

/** Enough for every fault to meet every kind of record; `npm run test:faults` reads thousands. */
const SIZE = 100;

describe('a reading through servers that fail', () => {
  const zone = createMadeUpZone(SIZE);
  const domains = Array.from({ length: SIZE }, (_, index) => madeUpDomain(index));
  let truth: Awaited<ReturnType<typeof readDomains>>['readings'];

  beforeAll(async () => {
    const sandbox = await startDnsSandbox({ zone });
    ({ readings: truth } = await readDomains(sandbox.address, domains, { concurrency: 20 }));
    await sandbox.close();
  });

  const quickCases = FAULT_CASES.filter(
    ({ blackHoleMs, broken }) => blackHoleMs === undefined && !broken?.includes('timeout'),
  );

  it.each(quickCases.map((each) => [each.name, each] as const))(
    'never calls absent what is there: %s',
    async (_, faultCase) => {
      const result = await runFaultCase(faultCase, { zone, domains, truth, concurrency: SIZE });
      expect(result).toMatchObject({ domains: SIZE, falseAbsences: [], wrong: [] });
    },
    15_000,
  );
});
