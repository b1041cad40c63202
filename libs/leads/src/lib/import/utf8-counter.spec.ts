import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { Utf8Counter, type Utf8Evidence } from './utf8-counter';

function count(...chunks: readonly Uint8Array[]): Utf8Evidence {
  const counter = new Utf8Counter();
  for (const chunk of chunks) counter.addChunk(chunk);
  return counter.readEvidence();
}

describe('Utf8Counter', () => {
  it.each([
    ['ASCII', Buffer.from('Alfa'), { telling: 0, broken: 0 }],
    ['Turkish letters', Buffer.from('İşığ'), { telling: 4, broken: 0 }],
    ['three and four bytes', Buffer.from('€😀'), { telling: 2, broken: 0 }],
    ['a byte that no sequence begins with', Buffer.from([0xff]), { telling: 0, broken: 1 }],
    ['a sequence that a letter breaks off', Buffer.from([0xe2, 0x82, 0x61]), { telling: 0, broken: 1 }],
    ['a sequence that the end breaks off', Buffer.from([0xc4]), { telling: 0, broken: 1 }],
    ['a letter of Windows-1254 before its no-break space', Buffer.from([0xdd, 0xa0]), { telling: 0, broken: 0 }],
  ])('counts %s', (_name, bytes, expected) => {
    expect(count(bytes)).toEqual(expected);
  });

  it('finds something broken exactly where the platform does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        expect(count(bytes).broken === 0).toBe(isUtf8(bytes));
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds the same however the text is cut', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(40), (bytes, at) => {
        expect(count(bytes.subarray(0, at), bytes.subarray(at))).toEqual(count(bytes));
      }),
    );
  });
});
