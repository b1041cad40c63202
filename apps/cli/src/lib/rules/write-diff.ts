import { DRIFT_LIMIT } from './diff-rules.js';
import type { ClassChange, RulesDiff, ScoredClass } from './diff-rules.js';

/** Which rule sets were compared over which leads. */
export interface DiffSubject {
  readonly before: string;
  readonly after: string;
  /** The rule sets differ although their version is the same. */
  readonly isVersionReused: boolean;
  readonly base: string;
  readonly skipped: number;
}

const HEAD = ['DOMAIN', 'SEGMENT', 'PLAY', 'SCORE'] as const;

/** A row per lead that changes class, how often each change occurs, and the share of all. */
export function toDiffLines(diff: RulesDiff, subject: DiffSubject): readonly string[] {
  const rows = [HEAD, ...diff.changes.map(toRow)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const moves = countMoves(diff.changes).map(({ before, after, leads }) => `${leads} × ${before} → ${after}`);
  return [
    ...(diff.changes.length === 0 ? [] : [...table, '', ...moves, '']),
    toSentence(diff, subject),
    ...(subject.isVersionReused ? [toVersionRemedy(subject)] : []),
  ];
}

/** The same for programs; names are those of the HTTP API's lead. */
export function toDiffJson(diff: RulesDiff, subject: DiffSubject): unknown {
  return {
    rules_version_before: subject.before,
    rules_version_after: subject.after,
    ...(subject.isVersionReused ? { version_reused: true } : {}),
    base: subject.base,
    leads: diff.total,
    skipped: subject.skipped,
    changed: diff.changes.length,
    share: diff.share,
    limit: DRIFT_LIMIT,
    needs_approval: diff.share > DRIFT_LIMIT,
    moves: countMoves(diff.changes),
    changes: diff.changes.map(({ domain, before, after }) => ({
      domain,
      before: toJson(before),
      after: toJson(after),
    })),
  };
}

function toSentence({ total, changes, share }: RulesDiff, { before, after, base, skipped }: DiffSubject): string {
  const percent = `${(share * 100).toFixed(1)} %`;
  const left = skipped === 0 ? '' : `, ${skipped} without a score left out`;
  const limit = `${DRIFT_LIMIT * 100} %`;
  const verdict = share > DRIFT_LIMIT ? `more than ${limit}: it needs an approval` : `${limit} need no approval`;
  return `${before} → ${after}: ${changes.length} of ${total} leads change class (${percent}; ${verdict}). Base: ${base}${left}.`;
}

function toVersionRemedy({ after }: DiffSubject): string {
  return `The rules differ, but both call themselves ${after}: give the changed ones a version of their own, or no score will tell which of them made it.`;
}

function toRow({ domain, before, after }: ClassChange): readonly string[] {
  return [
    domain,
    toStep(before.segment, after.segment),
    toStep(before.priorityCategory, after.priorityCategory),
    toStep(before.score, after.score),
  ];
}

function toStep(before: string | number | null, after: string | number | null): string {
  return before === after ? String(before ?? '–') : `${before ?? '–'} → ${after ?? '–'}`;
}

function countMoves(changes: readonly ClassChange[]): { before: string; after: string; leads: number }[] {
  const counts = new Map<string, { before: string; after: string; leads: number }>();
  for (const change of changes) {
    const [before, after] = [toName(change.before), toName(change.after)];
    const move = counts.get(`${before}\n${after}`) ?? { before, after, leads: 0 };
    counts.set(`${before}\n${after}`, { ...move, leads: move.leads + 1 });
  }
  return [...counts.values()].sort((a, b) => b.leads - a.leads);
}

function toName({ segment, priorityCategory }: ScoredClass): string {
  return [segment ?? 'none', priorityCategory].filter((part) => part !== null).join(' ');
}

function toJson({ segment, priorityCategory, score }: ScoredClass): unknown {
  return { segment, priority_category: priorityCategory, readiness_score: score };
}
