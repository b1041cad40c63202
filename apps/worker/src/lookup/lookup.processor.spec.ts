import type { LeadLookupJob } from '@hunter/contracts';
import type { RunLookups } from '@hunter/leads';
import type { Job } from 'bull';
import { LookupProcessor } from './lookup.processor';

describe('LookupProcessor', () => {
  it('hands the payload over and lets a failure through, so that Bull counts it', async () => {
    const seen: LeadLookupJob[] = [];
    const runLookups = (job: LeadLookupJob): Promise<void> => {
      seen.push(job);
      return Promise.reject(new Error('the database does not answer'));
    };
    const processor = new LookupProcessor({ runLookups } as unknown as RunLookups);

    await expect(processor.process({ data: { leadIds: ['1'] } } as unknown as Job<LeadLookupJob>)).rejects.toThrow(
      'does not answer',
    );
    expect(seen).toEqual([{ leadIds: ['1'] }]);
  });

  it('drains before the process stops', async () => {
    let drained = false;
    const drain = async (): Promise<void> => {
      await new Promise((resolve) => setImmediate(resolve));
      drained = true;
    };

    await new LookupProcessor({ drain } as unknown as RunLookups).beforeApplicationShutdown();

    expect(drained).toBe(true);
  });
});
