import { mxRootOf } from './mx-root';

describe('mxRootOf', () => {
  it.each([
    [['first-example.mail.protection.outlook.com', 'other.example'], 'outlook.com'],
    [['mx1.natrohost.com.tr.'], 'natrohost.com.tr'],
    [[], null],
    [null, null],
    [['192.0.2.1'], null],
    [['localhost'], null],
  ])('gives for %j %j', (hosts, root) => {
    expect(mxRootOf(hosts)).toBe(root);
  });
});
