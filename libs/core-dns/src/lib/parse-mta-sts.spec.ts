import { parseMtaSts } from './parse-mta-sts.js';

describe('parseMtaSts', () => {
  it.each([
    ['v=STSv1; id=20260301T090000;', '20260301T090000'],
    ['v=STSv1;id=1', '1'],
    ['v=STSv1 ; id=abc; future=value', 'abc'],
    ['v=STSv1; id=first; id=second', 'first'],
    ['v=STSv1; x-1.y_z=value; id=1', '1'],
    ['v=STSv1; ID=2; id=1', '1'],
    [`v=STSv1; id=${'a'.repeat(32)}`, 'a'.repeat(32)],
  ])('reads %s', (text, id) => {
    expect(parseMtaSts(text)).toEqual({ ok: true, record: { id } });
  });

  it.each([
    ['v=STSv1', 'not-mta-sts'],
    ['v=stsv1; id=1', 'not-mta-sts'],
    ['id=1; v=STSv1;', 'not-mta-sts'],
    ['v=STSv12; id=1', 'not-mta-sts'],
    ['v=STSv1;', 'no-id'],
    ['v=STSv1; ID=1', 'no-id'],
    ['v=STSv1; foo; id=1', 'syntax'],
    ['v=STSv1; id=1; foo', 'syntax'],
    ['v=STSv1; id = 1', 'syntax'],
    ['v=STSv1; -x=1; id=1', 'syntax'],
    [`v=STSv1; ${'x'.repeat(33)}=1; id=1`, 'syntax'],
    ['v=STSv1; id=', 'bad-id'],
    ['v=STSv1; id=2026-03-01', 'bad-id'],
    [`v=STSv1; id=${'a'.repeat(33)}`, 'bad-id'],
  ])('refuses %s as %s', (text, reason) => {
    expect(parseMtaSts(text)).toEqual({ ok: false, reason });
  });
});
