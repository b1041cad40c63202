import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { FailedAction } from './failed-action';

const ProblemToaster = lazy(async () => ({ default: (await import('./problem-toaster')).ProblemToaster }));

/** Shows failed actions. Its code is fetched with the first one. */
export function ProblemToasts() {
  const client = useQueryClient();
  const [failed, setFailed] = useState<FailedAction | null>(null);
  useEffect(
    () =>
      client.getMutationCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'error') return;
        if (event.mutation.meta?.['showsOwnProblem'] !== true) setFailed({ error: event.action.error });
      }),
    [client],
  );
  if (failed === null) return null;
  return (
    <Suspense>
      <ProblemToaster failed={failed} />
    </Suspense>
  );
}
