import { toUnicode } from 'tr46';

/** A domain in lower-case A-labels with its labels decoded (UTS-46); plain names, which are nearly all, as they are. */
export function toUnicodeDomain(domain: string): string {
  return domain.includes('xn--') ? toUnicode(domain).domain : domain;
}
