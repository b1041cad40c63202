import { isWhoisRateLimit, parseWhoisText } from '../src/index.js';
import { LAYOUTS } from './whois-samples.js';

const domain = 'ornek.example';

test.each([
  'No match for "ORNEK.EXAMPLE".\n>>> Last update of whois database: 2026-11-20T00:00:00Z <<<\nNOTICE: terms apply.',
  'No match found for ornek.example',
  'No match!!\n',
  'ornek.example - No Match',
  'NOT FOUND',
  '%% NOT FOUND',
  'Not found: ornek.example',
  'Domain not found.',
  'domain "ornek.example" not found.',
  'Domain ornek.example not found',
  'No Data Found',
  'No Object Found',
  '% No entries found for the selected source(s).',
  '%ERROR:101: no entries found',
  '%ERROR: no entries found',
  '%ERROR:103: Domain is not registered',
  'No entries found for query "ornek.example".',
  'The queried object does not exist: DOMAIN NOT FOUND',
  'This query returned 0 objects.',
  '% nothing found',
  'ornek.example is free',
  'Domain: ornek.example\nStatus: free',
  'Domain:\tornek.example\nStatus:\tAVAILABLE\n',
  'Domain: ornek.example\nScript: LATIN\n\nStatus: AVAILABLE',
  'This domain name has not been registered.',
  'The domain has not been registered.',
  'Domain name ornek.example does not exist in database!',
  'No information available about domain name ornek.example in the Registry NASK database.',
  'We do not have an entry in our database matching your query.',
  'No matching record.',
  'No such domain',
  'The requested domain was not found in the Registry or Registrar’s WHOIS Server.',
  'Domain not found.\n\nTerms of use apply. Abuse will be blocked if limits are exceeded.',
  'NOT FOUND\n% Your address will be blocked when\n% the query limit has been exceeded.',
  'No match for ornek.example\nAccess may be restricted; if rate limits are exceeded.',
])('is absent when the registry says %j', (text) => {
  expect(parseWhoisText(text, domain)).toStrictEqual({ kind: 'absent' });
});

test.each([
  ['rate-limited', 'WHOIS LIMIT EXCEEDED - SEE THE WEB SITE FOR DETAILS'],
  ['rate-limited', '%% Error: 55000000002 Connection refused; access control limit exceeded'],
  ['rate-limited', 'You have exceeded the query limit for your address.'],
  ['rate-limited', 'Number of allowed queries exceeded.'],
  ['rate-limited', 'Lookup quota exceeded.'],
  ['rate-limited', 'You are over quota.'],
  ['rate-limited', 'Maximum number of requests per second exceeded'],
  ['rate-limited', 'Your connection limit exceeded. Please slow down and try again later.'],
  ['rate-limited', 'Too many simultaneous connections from your host'],
  ['rate-limited', 'IP has reached its rate limit'],
  ['rate-limited', '% Excessive querying, grace period of 60 seconds.'],
  ['rate-limited', 'restricted. You have exceeded this limit.'],
  ['rate-limited', 'No match for ornek.example\nQuery limit exceeded'],
  ['rate-limited', 'No match for ornek.example\nQuery limit exceeded, try again when a minute is over'],
  ['rate-limited', 'No match for ornek.example\nBlocked if limits are exceeded. Query limit exceeded.'],
  ['rate-limited', 'No match for ornek.example\nQuery limit exceeded. You are blocked if limits are exceeded.'],
  ['rate-limited', 'No match for ornek.example\nError when reading: query limit exceeded'],
  ['rate-limited', 'No match for ornek.example\nLimit: 30 queries. Exceeded.'],
  ['rate-limited', 'No match for ornek.example\nAsk us if in doubt.\nquota exceeded'],
  ['rate-limited', 'No match for ornek.example\nAsk us if in doubt\nQuota exceeded'],
  ['refused', '%ERROR:201: access denied for 192.0.2.1'],
  ['refused', 'Your address is blacklisted.'],
  ['server-error', 'The service is temporarily unavailable.'],
  ['server-error', 'Please try again in a few minutes.'],
  ['server-error', 'Internal server error'],
  ['malformed', ''],
  ['malformed', '\r\n\r\n'],
  ['malformed', 'No match for "OTHER.EXAMPLE".'],
  ['malformed', 'not-ornek.example is free'],
  ['malformed', 'There is no match for impatience.'],
  ['malformed', 'If a domain is not found, ask again.'],
  ['malformed', 'Domain Name: other.example\nRegistrar: Registrar Example'],
  ['malformed', 'Domain Name: ornek.example'],
  ['malformed', '<html><body>Not found</body></html>'],
  ['malformed', 'No match for ornek.example\n\nRegistrar: Registrar Example\nCreated: 2020-01-01'],
])('is unreadable with cause %s when a server says %j', (cause, text) => {
  expect(parseWhoisText(text, domain)).toStrictEqual({ kind: 'unreadable', cause });
});

test('takes a reserved name without a registrar for registered', () => {
  expect(parseWhoisText('Domain: ornek.example\nStatus: connect\n', domain)).toMatchObject({
    kind: 'found',
    details: { registrar: null, statuses: ['connect'] },
  });
});

test.each(LAYOUTS)('sees no complaint about rates in the $layout layout', ({ text }) => {
  expect(isWhoisRateLimit(text)).toBe(false);
});
