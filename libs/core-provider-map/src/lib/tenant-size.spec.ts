import fc from 'fast-check';
import type { TenantSizeEvidence } from './tenant-size.js';
import { tenantSize } from './tenant-size.js';

const nothing = { size: null, source: null };

test.each<[TenantSizeEvidence, ReturnType<typeof tenantSize>]>([
  [{}, nothing],
  [{ repEntry: null, partnerCenterSize: null, employeeCount: null }, nothing],
  [{ employeeCount: 1 }, { size: 'small', source: 'employee-count' }],
  [{ employeeCount: 49 }, { size: 'small', source: 'employee-count' }],
  [{ employeeCount: 50 }, { size: 'medium', source: 'employee-count' }],
  [{ employeeCount: 499 }, { size: 'medium', source: 'employee-count' }],
  [{ employeeCount: 500 }, { size: 'large', source: 'employee-count' }],
  [{ employeeCount: 0 }, nothing],
  [{ employeeCount: -3 }, nothing],
  [{ employeeCount: Number.NaN }, nothing],
  [{ partnerCenterSize: '1to9employees' }, { size: 'small', source: 'partner-center' }],
  [{ partnerCenterSize: '10to50employees' }, { size: 'small', source: 'partner-center' }],
  [{ partnerCenterSize: '51to250employees' }, { size: 'medium', source: 'partner-center' }],
  [{ partnerCenterSize: '251to1000employees' }, { size: 'large', source: 'partner-center' }],
  [{ partnerCenterSize: 'Morethan20000employees' }, { size: 'large', source: 'partner-center' }],
  [
    { partnerCenterSize: 'unknown', employeeCount: 20 },
    { size: 'small', source: 'employee-count' },
  ],
  [
    { partnerCenterSize: '1to9employees', employeeCount: 700 },
    { size: 'small', source: 'partner-center' },
  ],
  [
    { repEntry: 'medium', partnerCenterSize: '1to9employees', employeeCount: 700 },
    { size: 'medium', source: 'rep' },
  ],
])('%j gives %j', (evidence, verdict) => {
  expect(tenantSize(evidence)).toEqual(verdict);
});

test('any Partner Center text has an answer', () => {
  fc.assert(
    fc.property(fc.string(), (partnerCenterSize) => {
      const { size, source } = tenantSize(Object.freeze({ partnerCenterSize }));
      expect(size === null).toBe(source === null);
    }),
  );
});
