import { decide } from './decide.js';
import { listFindings } from './list-findings.js';
import type { RuleSet } from './rule-set.js';
import type { ScoreBreakdown, ScoreFinding } from './score-finding.js';
import type { PModel, ScoreResult } from './score-result.js';
import type { Scoring } from './scoring.js';
import type { SignalState } from './signal-state.js';
import { listStates, stateIndex } from './signal-state.js';

/** All answers for one state of the signals. */
interface JudgedState {
  readonly result: ScoreResult;
  readonly hardFailResult: ScoreResult;
  readonly findings: readonly ScoreFinding[];
  readonly hardFailFindings: readonly ScoreFinding[];
  readonly unreadFindings: readonly ScoreFinding[];
  readonly breakdown: ScoreBreakdown;
  readonly hardFailBreakdown: ScoreBreakdown;
  readonly unreadBreakdown: ScoreBreakdown;
}

type OutcomeScoring = Pick<Scoring, 'segmentOf' | 'pModel' | 'priorityScore'>;

/**
 * Compiles a rule set. The signals have few states (a thousand or so), so every state is judged once, here, and scoring is
 * a look-up in a table.
 */
export function compileScoring(rules: RuleSet): Scoring {
  const limits = includeLimits(rules);
  const outcome = compileOutcome(rules);
  const table = listStates(limits.length).map((state) => judgeState(rules, outcome, state, limits));
  const unreadResult = toUnreadResult(rules);
  const judged = (signals: Parameters<Scoring['scoreDomain']>[0]): JudgedState => {
    const entry = table[stateIndex(signals, limits)];
    if (entry === undefined) throw new Error('A state of the signals is missing from the compiled rule set.');
    return entry;
  };
  return {
    ...outcome,
    rulesVersion: rules.version,
    scoreDomain: (signals) => {
      if (signals.mxHosts === null) return unreadResult;
      const entry = judged(signals);
      return signals.mxHosts.length === 0 ? entry.hardFailResult : entry.result;
    },
    scoreBreakdown: (signals) => {
      const entry = judged(signals);
      if (signals.mxHosts === null) return entry.unreadBreakdown;
      return signals.mxHosts.length === 0 ? entry.hardFailBreakdown : entry.breakdown;
    },
    scoreFindings: (signals) => {
      const entry = judged(signals);
      if (signals.mxHosts === null) return entry.unreadFindings;
      return signals.mxHosts.length === 0 ? entry.hardFailFindings : entry.findings;
    },
  };
}

function compileOutcome(rules: RuleSet): OutcomeScoring {
  return {
    segmentOf: (lead) => decide(rules.segments, lead),
    pModel: ({ segment, provider, score }): PModel => {
      const technicalHeat = decide(rules.technicalHeats, { segment, provider, score });
      const commercialSegment = decide(rules.commercialSegments, { segment, provider, score });
      const commercialHeat = decide(rules.commercialHeats, { commercialSegment, score });
      const facts = { technicalHeat, commercialSegment, commercialHeat, score };
      const { category, label } = decide(rules.priorityCategories, facts);
      return { technicalHeat, commercialSegment, commercialHeat, priorityCategory: category, priorityLabel: label };
    },
    priorityScore: ({ segment, score }) =>
      segment === null || score === null
        ? rules.priorityScores.otherwise
        : decide(rules.priorityScores, { segment, score }),
  };
}

function judgeState(
  rules: RuleSet,
  outcome: OutcomeScoring,
  state: SignalState,
  limits: readonly number[],
): JudgedState {
  const findings = deepFreeze(listFindings(rules, state, limits));
  const sum = findings.reduce((total, { points }) => total + points, rules.base);
  const score = Math.min(rules.range.most, Math.max(rules.range.least, sum));
  const segment = outcome.segmentOf({ score, provider: state.provider });
  const incomplete = state.spf === null || state.dkim === null || state.dmarcPolicy === 'unknown';
  const unreadFindings = findings.filter(({ reads }) => !reads.includes('mx'));
  const lines = toLines(rules, findings);
  const complete = incomplete ? ({ incomplete } as const) : {};
  return deepFreeze({
    result: {
      score,
      segment,
      priorityScore: outcome.priorityScore({ segment, score }),
      ...outcome.pModel({ segment, provider: state.provider, score }),
      hardFail: null,
      incomplete,
      rulesVersion: rules.version,
    },
    hardFailResult: { ...toHardFailResult(rules), incomplete },
    findings,
    hardFailFindings: [{ kind: 'hard-fail', code: rules.hardFail.code, points: 0, reads: ['mx'] }, ...findings],
    unreadFindings,
    breakdown: { ...lines, total: score, ...complete },
    hardFailBreakdown: { ...lines, total: score, hardFail: rules.hardFail.code, ...complete },
    unreadBreakdown: { ...toLines(rules, unreadFindings), total: null, incomplete: true },
  });
}

const noPModel = {
  technicalHeat: null,
  commercialSegment: null,
  commercialHeat: null,
  priorityCategory: null,
  priorityLabel: null,
} as const;

function toHardFailResult({ hardFail, version }: RuleSet): Omit<ScoreResult, 'incomplete'> {
  const { code, score, segment, priorityScore } = hardFail;
  return { score, segment, priorityScore, ...noPModel, hardFail: code, rulesVersion: version };
}

function toUnreadResult({ version }: RuleSet): ScoreResult {
  const unknown = { score: null, segment: null, priorityScore: null, ...noPModel, hardFail: null };
  return Object.freeze({ ...unknown, incomplete: true, rulesVersion: version });
}

function toLines(
  rules: RuleSet,
  findings: readonly ScoreFinding[],
): Pick<ScoreBreakdown, 'base' | 'provider' | 'signals' | 'risks'> {
  const pointsOf = (kind: ScoreFinding['kind']) => {
    const sums: Record<string, number> = {};
    for (const { kind: own, code, points } of findings) if (own === kind) sums[code] = (sums[code] ?? 0) + points;
    return sums;
  };
  const provider = findings.find(({ kind }) => kind === 'provider')?.points ?? 0;
  return { base: rules.base, provider, signals: pointsOf('signal'), risks: pointsOf('risk') };
}

function includeLimits({ signals, risks }: RuleSet): readonly number[] {
  const limits = [...signals, ...risks].flatMap(({ when }) => when.spfIncludesOver ?? []);
  return [...new Set(limits)].sort((a, b) => a - b);
}

function deepFreeze<T extends object>(value: T): T {
  for (const entry of Object.values(value) as unknown[]) {
    if (typeof entry === 'object' && entry !== null && !Object.isFrozen(entry)) deepFreeze(entry);
  }
  return Object.freeze(value);
}
