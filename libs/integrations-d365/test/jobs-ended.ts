import { In, type DataSource } from 'typeorm';
import { PushJobEntity } from '../src/nest/entities/push-job.entity';
import { waitUntil } from './wait-until';

/** The jobs once all of them have ended, in the order of their ids; asked for together, so that waiting costs little. */
export async function jobsEnded(
  dataSource: DataSource,
  ids: readonly string[],
  timeoutMs: number,
): Promise<readonly PushJobEntity[]> {
  const ended = await waitUntil(async () => {
    const jobs = await dataSource.manager.findBy(PushJobEntity, { id: In([...ids]) });
    return jobs.every(({ finishedAt }) => finishedAt !== null) ? jobs : undefined;
  }, timeoutMs);
  const jobOf = new Map(ended.map((job) => [job.id, job]));
  return ids.flatMap((id) => jobOf.get(id) ?? []);
}
