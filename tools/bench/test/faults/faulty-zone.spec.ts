import { breakDomains } from '../../src/faults/faulty-zone.mjs';

const zone = {
  names: {
    'a.example': { MX: ['10 mx.a.example'] },
    '_dmarc.a.example': { TXT: ['v=DMARC1; p=none'] },
    'autodiscover.a.example': { CNAME: ['mail.example'] },
    'b.example': { MX: ['10 mx.b.example'] },
  },
};

it('breaks a domain with all that lies below it, and leaves the others alone', () => {
  const { names } = breakDomains(zone, ['a.example', 'b.example'], ['lame'], 2);
  expect(names).toEqual({
    'a.example': 'lame',
    '_dmarc.a.example': 'lame',
    'autodiscover.a.example': 'lame',
    'b.example': { MX: ['10 mx.b.example'] },
  });
});

it('lets aliases loop for the questions that follow them', () => {
  const { names } = breakDomains(zone, ['a.example', 'b.example'], ['loop'], 2);
  expect(names['a.example']).toEqual({ MX: 'loop', TXT: 'loop', A: 'loop', AAAA: 'loop' });
  expect(names['loop.a.example']).toBe('loop');
  expect(names['autodiscover.a.example']).toEqual({ CNAME: ['mail.example'] });
});
