import { In, IsNull, type DataSource } from 'typeorm';
import { PushJobEntity } from '../src/nest/entities/push-job.entity';
import { waitUntil } from './wait-until';

/** Which jobs: these, in the order of their ids, or all of a batch. */
export type WaitedJobs = { readonly ids: readonly string[] } | { readonly batchId: string };

/** The jobs once all of them have ended. Only counted until then: to read a hundred rows again and again would slow the worker. */
export async function jobsEnded(
  dataSource: DataSource,
  waited: WaitedJobs,
  timeoutMs: number,
): Promise<readonly PushJobEntity[]> {
  const { manager } = dataSource;
  const which = 'ids' in waited ? { id: In([...waited.ids]) } : { batchId: waited.batchId };
  await waitUntil(async () => {
    const open = await manager.countBy(PushJobEntity, { ...which, finishedAt: IsNull() });
    return open === 0 ? true : undefined;
  }, timeoutMs);
  const jobs = await manager.findBy(PushJobEntity, which);
  if (!('ids' in waited)) return jobs;
  const jobOf = new Map(jobs.map((job) => [job.id, job]));
  return waited.ids.flatMap((id) => jobOf.get(id) ?? []);
}
