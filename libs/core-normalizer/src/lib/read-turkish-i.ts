import { mappedHost } from './to-ascii-host.js';

export type TurkishIReading =
  | { readonly kind: 'none' }
  /** The name holds other letters beyond ASCII, so `ı` is meant; `İ` is read as a Turk reads it, an `i`. */
  | { readonly kind: 'intended'; readonly host: string }
  /** But for its i the name is ASCII: a keyboard or a spreadsheet made it so. */
  | { readonly kind: 'suspect'; readonly asciiHost: string };

const turkishI = /İ|ı|i\u0307/u;
// A dot above any of them is the i's own, typed once more; it is a mark and no letter beyond ASCII.
const dottedI = /İ\u0307*|[iı]\u0307+/gu;

/** Tells a Turkish capitalisation slip (`İSTANBUL.com.tr`) from a name that is an IDN on purpose (`ığdır.com.tr`). */
export function readTurkishI(host: string): TurkishIReading {
  const composed = host.normalize('NFC');
  if (!turkishI.test(composed)) return { kind: 'none' };
  const dotted = composed.replace(dottedI, 'i');
  const asciiHost = dotted.replaceAll('ı', 'i');
  const mapped = mappedHost(asciiHost);
  const isOtherwiseAscii = !/[^\0-\x7f]/u.test(mapped) && !mapped.includes('xn--');
  return isOtherwiseAscii ? { kind: 'suspect', asciiHost } : { kind: 'intended', host: dotted };
}
