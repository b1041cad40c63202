import { ChunkRepository } from '../src/nest/bulk/chunk.repository';
import { LeadSyncRepository } from '../src/nest/lead-sync.repository';
import type { HeldJob, PushSuccess } from '../src/nest/push-lease.repository';
import { createTestDatabase, insertLead, type TestDatabase } from './database';
import { RecordedEvents } from './host';

const LEASE_MS = 60_000;
const SIZE = 100;
const ROUNDS = 25;

describe('the rows of a chunk, locked by several statements at once', () => {
  let database: TestDatabase;
  let chunks: ChunkRepository;

  beforeAll(async () => {
    database = await createTestDatabase();
    const leadSync = new LeadSyncRepository(new RecordedEvents(), { enabled: false });
    chunks = new ChunkRepository(database.dataSource, leadSync, { maxAttempts: 3 });
  });

  afterAll(() => database.remove());

  async function claimChunk(): Promise<readonly HeldJob[]> {
    const { dataSource } = database;
    const [batch] = await dataSource.query<{ id: string }[]>(
      `INSERT INTO d365_push_batches (requested_by, accepted, skipped) VALUES ('rep-1', $1, '[]') RETURNING id`,
      [SIZE],
    );
    const leadIds = await Promise.all(
      Array.from({ length: SIZE }, (_, index) => insertLead(dataSource, { domain: `chunk-${String(index)}.example` })),
    );
    const [first] = await dataSource.query<{ id: string }[]>(
      `INSERT INTO d365_push_jobs (lead_id, batch_id, requested_by)
       SELECT unnest($1::uuid[]), $2, 'rep-1' RETURNING id`,
      [leadIds, batch?.id],
    );
    return chunks.claimChunk(first?.id ?? '', 'worker', LEASE_MS, { least: SIZE, most: SIZE });
  }

  const toSuccess = (job: HeldJob): { job: HeldJob; success: PushSuccess } => ({
    job,
    success: {
      outcome: 'created',
      d365LeadId: job.leadId,
      payloadHash: 'hash',
      sourceDigest: 'digest',
      agreed: { subject: 'x' },
      prior: {},
      kept: [],
      notes: [],
      requestId: null,
    },
  });

  test('a renewal, the intents and the outcomes wait for each other, whatever order each names them in', async () => {
    const held = await claimChunk();
    expect(held).toHaveLength(SIZE);
    const reversed = [...held].reverse();
    const intents = new Map(
      reversed.map(({ jobId }) => [jobId, { values: { subject: 'x' }, prior: {}, creates: true }]),
    );
    for (let round = 0; round < ROUNDS; round += 1) {
      const [renewed, intended, again] = await Promise.all([
        chunks.renewLeases(held, LEASE_MS),
        chunks.saveIntents(reversed, intents, LEASE_MS),
        chunks.renewLeases(reversed, LEASE_MS),
      ]);
      expect([renewed, intended.size, again]).toEqual([true, SIZE, true]);
    }
    const [, settled] = await Promise.all([
      chunks.renewLeases(held, LEASE_MS),
      chunks.saveSuccesses(reversed.map(toSuccess)),
    ]);
    expect(settled.size).toBe(SIZE);
  });
});
