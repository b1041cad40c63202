import { Logger } from '@nestjs/common';
import type { IdempotencyKeyRepository, OutboxRepository } from '@hunter/persistence';
import { Sweep } from './sweep';

function sweepThat(deleteOldEvents: (seconds: number) => Promise<void>, keysDeleted: number[] = []): Sweep {
  const deleteOldKeys = (seconds: number): Promise<void> => {
    keysDeleted.push(seconds);
    return Promise.resolve();
  };
  return new Sweep(
    { deleteOldEvents } as unknown as OutboxRepository,
    { deleteOldKeys } as unknown as IdempotencyKeyRepository,
  );
}

describe('Sweep', () => {
  afterEach(() => jest.restoreAllMocks());

  it('removes events after an hour and idempotency keys after a day', async () => {
    const events: number[] = [];
    const keys: number[] = [];

    await sweepThat((seconds) => {
      events.push(seconds);
      return Promise.resolve();
    }, keys).sweepOnce();

    expect([events, keys]).toEqual([[3_600], [86_400]]);
  });

  it('reports a database that does not answer and tries again next time', async () => {
    const warned: unknown[] = [];
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((message: unknown) => warned.push(message));
    const sweep = sweepThat(() => Promise.reject(new Error('ECONNREFUSED')));

    await sweep.sweepOnce();
    await sweep.sweepOnce();

    expect(warned).toHaveLength(2);
    expect(warned[0]).toMatchObject({ error: 'ECONNREFUSED' });
  });
});
