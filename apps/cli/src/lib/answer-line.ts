import { normalizeDomain } from '@hunter/core-normalizer';
import { classifyMailSetup, classifyMxHost, localProvider } from '@hunter/core-provider-map';
import { scoreDomain } from '@hunter/core-scoring';
import { InputError } from './json-lines-command.js';
import { readObject, readTextOrNull, readTexts } from './input-shape.js';
import type { InputObject } from './input-shape.js';
import { readScoreSignals } from './read-score-signals.js';

/** `hunter score`: score signals in, `ScoreResult` out. A signal that is left out counts as not read. */
export function answerScore(input: unknown): unknown {
  return scoreDomain(readScoreSignals(readObject(input)));
}

function readCnames(reading: InputObject): Readonly<Record<string, string | null>> | null {
  if (reading['cnames'] === undefined || reading['cnames'] === null) return null;
  const cnames = readObject(reading['cnames']);
  return Object.fromEntries(Object.keys(cnames).map((label) => [label, readTextOrNull(cnames, label, null)]));
}

/** `hunter classify`: `{mxHost}` or a whole mail set-up reading in; what is left out of a reading counts as not read. */
export function answerClassify(input: unknown): unknown {
  const reading = readObject(input);
  if (Object.hasOwn(reading, 'mxHost')) {
    const mxHost = readTextOrNull(reading, 'mxHost', null);
    return { provider: classifyMxHost(mxHost), localProvider: localProvider(mxHost) };
  }
  const { domain } = reading;
  if (typeof domain !== 'string') throw new InputError('expected mxHost, or domain and its records');
  return classifyMailSetup({
    domain,
    mxHosts: readTexts(reading, 'mxHosts'),
    spfRecord: readTextOrNull(reading, 'spfRecord', 'unknown'),
    dkimTargets: readTexts(reading, 'dkimTargets'),
    autodiscover: readTextOrNull(reading, 'autodiscover', 'unknown'),
    txt: readTexts(reading, 'txt'),
    cnames: readCnames(reading),
  });
}

/** `hunter normalize`: a JSON text in, the normalised domain or the reason for refusing it out. */
export function answerNormalize(input: unknown): unknown {
  if (typeof input !== 'string') throw new InputError('expected a text');
  return normalizeDomain(input);
}
