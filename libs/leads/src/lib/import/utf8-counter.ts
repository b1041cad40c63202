/** What speaks for and against a text being UTF-8, sequences. */
export interface Utf8Evidence {
  /** Well-formed multi-byte sequences that Windows-1254 text does not hold by chance. */
  readonly telling: number;
  /** Bytes, or sequences that break off, that no UTF-8 holds. */
  readonly broken: number;
}

/** What a byte that begins a sequence asks of the following ones (Unicode 17.0, table 3-7). */
interface Lead {
  readonly length: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Ç Ğ Ö Ü İ Ş ç of Windows-1254 are bytes that begin a sequence in UTF-8, and its quotation marks, dashes and no-break space
 * are bytes that go on with one: such a pair ("SANAYİ" before a no-break space) tells nothing.
 */
const TURKISH_LETTERS_1254 = new Set([0xc7, 0xd0, 0xd6, 0xdc, 0xdd, 0xde, 0xe7]);

/** Counts over the chunks of one text; a sequence may be cut by the end of a chunk. */
export class Utf8Counter {
  private telling = 0;
  private broken = 0;
  private open: { readonly first: number; left: number; from: number; to: number } | null = null;

  addChunk(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte >= 0x80 || this.open !== null) this.addByte(byte);
    }
  }

  /** To be called once, after the last chunk. */
  readEvidence(): Utf8Evidence {
    return { telling: this.telling, broken: this.broken + (this.open === null ? 0 : 1) };
  }

  private addByte(byte: number): void {
    const { open } = this;
    if (open !== null && byte >= open.from && byte <= open.to) {
      open.left -= 1;
      open.from = 0x80;
      open.to = 0xbf;
      if (open.left > 0) return;
      if (!TURKISH_LETTERS_1254.has(open.first)) this.telling += 1;
      this.open = null;
      return;
    }
    if (open !== null) this.broken += 1;
    this.open = null;
    if (byte < 0x80) return;
    const lead = readLead(byte);
    if (lead === null) this.broken += 1;
    else this.open = { first: byte, left: lead.length - 1, from: lead.from, to: lead.to };
  }
}

function readLead(byte: number): Lead | null {
  if (byte < 0xc2 || byte > 0xf4) return null;
  if (byte < 0xe0) return { length: 2, from: 0x80, to: 0xbf };
  if (byte < 0xf0) return { length: 3, from: byte === 0xe0 ? 0xa0 : 0x80, to: byte === 0xed ? 0x9f : 0xbf };
  return { length: 4, from: byte === 0xf0 ? 0x90 : 0x80, to: byte === 0xf4 ? 0x8f : 0xbf };
}
