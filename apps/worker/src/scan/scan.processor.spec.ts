import type { DomainScanJob } from '@hunter/contracts';
import type { RunScanBatch } from '@hunter/leads';
import type { Job } from 'bull';
import { ScanProcessor } from './scan.processor';

const PAYLOAD: DomainScanJob = { scanJobId: 'job', itemIds: ['1', '2'] };

describe('ScanProcessor', () => {
  it('hands the payload over and lets a failure through, so that Bull counts it', async () => {
    const seen: DomainScanJob[] = [];
    const beginScanBatch = (batch: DomainScanJob): Promise<void> => {
      seen.push(batch);
      return Promise.reject(new Error('the database does not answer'));
    };
    const processor = new ScanProcessor({ beginScanBatch } as unknown as RunScanBatch);

    await expect(processor.process({ data: PAYLOAD } as Job<DomainScanJob>)).rejects.toThrow('does not answer');
    expect(seen).toEqual([PAYLOAD]);
  });

  it('drains before the process stops', async () => {
    let drained = false;
    const drain = async (): Promise<void> => {
      await new Promise((resolve) => setImmediate(resolve));
      drained = true;
    };

    await new ScanProcessor({ drain } as unknown as RunScanBatch).beforeApplicationShutdown();

    expect(drained).toBe(true);
  });
});
