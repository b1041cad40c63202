import { parseMx } from './parse-mx.js';

describe('parseMx', () => {
  it('orders hosts by preference, then by name', () => {
    const { hosts } = parseMx(['20 c.example.', '10 B.example.', '10 a.example.']);
    expect(hosts).toEqual([
      { preference: 10, host: 'a.example' },
      { preference: 10, host: 'b.example' },
      { preference: 20, host: 'c.example' },
    ]);
  });

  it('reads decoded records and zone text alike', () => {
    const records = [{ preference: 5, exchange: 'Mail.Firma.Example' }];
    expect(parseMx('5 mail.firma.example.')).toEqual(parseMx(records));
  });

  it('keeps a repeated host once, at its best preference', () => {
    expect(parseMx(['30 a.example.', '10 a.example.']).hosts).toEqual([{ preference: 10, host: 'a.example' }]);
  });

  it.each([
    [['0 .'], { hosts: [], nullMx: true, nullMxBesideHosts: false }],
    [[{ preference: 0, exchange: '.' }], { nullMx: true }],
    [[{ preference: 0, exchange: '' }], { nullMx: true }],
    [['0 .', '10 a.example'], { nullMx: false, nullMxBesideHosts: true }],
    [[], { hosts: [], nullMx: false }],
    [['10 192.0.2.1'], { ipLiterals: ['192.0.2.1'] }],
    [['mail.example', '99999 a.example', 'x'], { hosts: [], malformed: ['mail.example', '99999 a.example', 'x'] }],
  ])('judges %j', (records, expected) => {
    expect(parseMx(records)).toMatchObject(expected);
  });

  it('takes what is no record for malformed', () => {
    const entries: readonly unknown[] = [null, undefined, 7, {}, { preference: 10 }, { preference: 10, exchange: {} }];
    const parsed = parseMx(entries as Parameters<typeof parseMx>[0]);
    expect(parsed).toMatchObject({ hosts: [], nullMx: false });
    expect(parsed.malformed).toEqual(['null', 'undefined', '7', 'undefined undefined', '10 undefined', '10 object']);
  });
});
