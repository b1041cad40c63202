import { D365Error, type D365Failure } from '../d365-failure';
import type { D365FailureCode } from '../failure-codes';

/** What became of one target of a bulk message. */
export type TargetOutcome<Answer> =
  | { readonly kind: 'sent'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly failure: D365Failure }
  /** Refused even alone: the single request will say why. */
  | { readonly kind: 'refused' };

/** Refusals that are about who asks or about the organisation: every half would be refused as well. */
const ABOUT_ALL: ReadonlySet<D365FailureCode> = new Set([
  'tls-untrusted',
  'sign-in-secret-invalid',
  'sign-in-secret-expired',
  'sign-in-app-unknown',
  'sign-in-tenant-unknown',
  'sign-in-scope-invalid',
  'sign-in-org-unknown',
  'sign-in-refused',
  'token-refused',
  'user-not-member',
  'user-without-role',
  'user-disabled',
  'privilege-missing',
  'forbidden',
  'sales-not-installed',
  'key-not-ready',
  'column-missing',
]);

/**
 * Sends targets in one message that is carried out in full or not at all. A refusal names no row, so the message is sent
 * again in halves until the rows that spoil it are alone: one bad row among a hundred costs that row. What is transient is
 * not divided: nobody knows whether the message was carried out.
 * @param send gives one answer per target, in their order
 */
export async function sendBisected<Target, Answer>(
  targets: readonly Target[],
  send: (targets: readonly Target[]) => Promise<readonly Answer[]>,
): Promise<ReadonlyMap<Target, TargetOutcome<Answer>>> {
  const outcomes = new Map<Target, TargetOutcome<Answer>>();
  const open: (readonly Target[])[] = targets.length === 0 ? [] : [targets];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    try {
      const answers = await send(part);
      part.forEach((target, index) => {
        const answer = answers[index];
        outcomes.set(target, answer === undefined ? { kind: 'refused' } : { kind: 'sent', answer });
      });
    } catch (error) {
      if (!(error instanceof D365Error)) throw error;
      const { failure } = error;
      if (failure.kind === 'transient' || ABOUT_ALL.has(failure.code)) {
        for (const target of part) outcomes.set(target, { kind: 'failed', failure });
      } else if (part.length === 1) {
        for (const target of part) outcomes.set(target, { kind: 'refused' });
      } else {
        const middle = Math.ceil(part.length / 2);
        open.push(part.slice(middle), part.slice(0, middle));
      }
    }
  }
  return outcomes;
}
