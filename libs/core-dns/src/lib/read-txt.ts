import type { DnsAnswer } from './dns-answer.js';
import type { PartOrigin } from './reading-parts.js';
import { toAbsent, toTexts, toUnknown } from './reading-parts.js';
import type { DnsPart, TxtDetail } from './reading.js';
import { readTxtVerifications } from './txt-verifications.js';

/** Reads all TXT texts of the domain, with the service verifications among them. */
export function readTxt(answer: DnsAnswer, origin: PartOrigin): DnsPart<TxtDetail> {
  if (answer.kind === 'failed') return toUnknown(origin, answer.cause);
  if (answer.kind === 'absent') return toAbsent(origin, answer.reason);
  const texts = toTexts(answer);
  if (texts.length === 0) return toAbsent(origin, 'no-such-record');
  return {
    status: 'present',
    ...origin,
    raw: texts.join('\n'),
    texts,
    verifications: readTxtVerifications(texts),
  };
}
