import { PROVIDERS } from '@hunter/core-provider-map';
import type { ScoreSignals } from '@hunter/core-scoring';
import { readOneOf, readTextOrNull, readTexts } from './input-shape.js';
import type { InputObject } from './input-shape.js';

const TRI_STATE = [true, false, null] as const;
const DMARC_POLICIES = ['none', 'quarantine', 'reject', 'unknown', null] as const;

/** Score signals of an input object; a signal that is left out counts as not read. Throws `InputError`. */
export function readScoreSignals(signals: InputObject): ScoreSignals {
  return {
    provider: readOneOf(signals, 'provider', PROVIDERS),
    mxHosts: readTexts(signals, 'mxHosts'),
    spf: readOneOf(signals, 'spf', TRI_STATE, null),
    dkim: readOneOf(signals, 'dkim', TRI_STATE, null),
    dmarcPolicy: readOneOf(signals, 'dmarcPolicy', DMARC_POLICIES, 'unknown'),
    spfRecord: readTextOrNull(signals, 'spfRecord', null),
  };
}
