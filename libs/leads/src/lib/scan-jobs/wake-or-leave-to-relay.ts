import { Logger } from '@nestjs/common';
import type { OpenItems } from '@hunter/persistence';
import type { ScanQueue } from './scan-queue';

const WAKE_TIMEOUT_MS = 2_000;
const logger = new Logger('scan');

/** A lost Redis never stops the api from accepting work: the rows are committed, and the worker's relay finds them. */
export async function wakeOrLeaveToRelay(queue: ScanQueue, items: OpenItems): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('the queue does not answer'));
    }, WAKE_TIMEOUT_MS);
  });
  const waking = queue.wakeWorkers([items]);
  // When the time-out wins, a later failure of the same call has nobody left to tell.
  waking.catch(() => undefined);
  try {
    await Promise.race([waking, late]);
  } catch (error) {
    logger.warn({
      message: 'workers not woken, left to the relay',
      scan_job_id: items.scanJobId,
      error: error instanceof Error ? error.message : String(error),
    });
  } finally {
    clearTimeout(timer);
  }
}
