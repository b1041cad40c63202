import { readBatchParts, toReadBatch } from './read-batch';

const BOUNDARY = 'batchresponse_1';
const TYPE = `multipart/mixed; boundary=${BOUNDARY}`;

/** An answer as the documentation prints it: one part that is there, one that is not. */
const ANSWER = [
  `--${BOUNDARY}`,
  'Content-Type: application/http',
  'Content-Transfer-Encoding: binary',
  '',
  'HTTP/1.1 200 OK',
  'Content-Type: application/json; odata.metadata=minimal',
  'OData-Version: 4.0',
  '',
  '{"value":[{"name":"a"}]}',
  `--${BOUNDARY}`,
  'Content-Type: application/http',
  'Content-Transfer-Encoding: binary',
  '',
  'HTTP/1.1 503 Service Unavailable',
  'REQ_ID: 7',
  'Retry-After: 3',
  '',
  '{"error":{"code":"0x80044150","message":"busy"}}',
  `--${BOUNDARY}--`,
  '',
];

describe('a batch of reads', () => {
  test('ends every line in CRLF, the last one too', () => {
    const body = toReadBatch(['/api/data/v9.2/leads?$select=a', '/api/data/v9.2/accounts'], 'batch_1');
    expect(body.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(body.match(/^GET .*$/gm)).toEqual([
      'GET /api/data/v9.2/leads?$select=a HTTP/1.1',
      'GET /api/data/v9.2/accounts HTTP/1.1',
    ]);
    expect(body.endsWith('\r\n--batch_1--\r\n')).toBe(true);
  });

  test.each(['\r\n', '\n'])('reads each part with its own status (%j)', (lineEnd) => {
    expect(readBatchParts(TYPE, ANSWER.join(lineEnd))).toEqual([
      expect.objectContaining({ status: 200, body: { value: [{ name: 'a' }] } }),
      {
        status: 503,
        headers: { req_id: '7', 'retry-after': '3' },
        body: { error: { code: '0x80044150', message: 'busy' } },
      },
    ]);
  });

  test('reads a quoted boundary, and past a preamble', () => {
    const parts = readBatchParts(`multipart/mixed; boundary="${BOUNDARY}"`, `preamble\r\n${ANSWER.join('\r\n')}`);
    expect(parts).toHaveLength(2);
  });

  test.each([
    ['no content type', undefined, ANSWER.join('\r\n')],
    ['no multipart', 'application/json', '{}'],
    ['a body that was read as JSON', TYPE, { error: {} }],
    ['a body that was cut off', TYPE, ANSWER.slice(0, 12).join('\r\n')],
    ['a part without an answer', TYPE, `--${BOUNDARY}\r\nContent-Type: application/http\r\n\r\n--${BOUNDARY}--\r\n`],
  ])('is nothing to go by with %s', (_what, contentType, body) => {
    expect(readBatchParts(contentType, body)).toBeUndefined();
  });
});
