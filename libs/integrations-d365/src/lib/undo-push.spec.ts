import { remoteLead } from '../../test/sample-lead';
import { D365Error, toD365Failure } from './d365-failure';
import type { RemoteLead } from './schema';
import { planUndo, undoableColumns, undoPush, type UndoPushPorts } from './undo-push';
import type { WriteChanges } from './write-changes';

const changes: WriteChanges = {
  subject: { prior: 'Fair contact', value: 'Hunter: anadolu-cam.example' },
  hunter_score: { prior: null, value: 80 },
  hunter_last_scanned_at: { prior: '2026-01-01T00:00:00Z', value: '2026-11-20T09:30:15Z' },
  websiteurl: { prior: null, value: 'https://anadolu-cam.example', created: true },
};
const asPushed = {
  subject: 'Hunter: anadolu-cam.example',
  hunter_score: 80,
  hunter_last_scanned_at: '2026-11-20T09:30:15Z',
};

describe('planUndo', () => {
  test('puts back what is still as the push left it', () => {
    expect(planUndo(remoteLead(asPushed), changes, 'hunter')).toEqual({
      values: { subject: 'Fair contact', hunter_score: null, hunter_last_scanned_at: '2026-01-01T00:00:00Z' },
      prior: asPushed,
      restored: {},
      kept: [],
    });
  });

  test('leaves what was changed since, and knows what was put back already', () => {
    const plan = planUndo(remoteLead({ ...asPushed, subject: 'Typed', hunter_score: null }), changes, 'hunter');
    expect(plan).toMatchObject({
      values: { hunter_last_scanned_at: '2026-01-01T00:00:00Z' },
      restored: { hunter_score: null },
      kept: [{ column: 'subject', reason: 'changed-in-crm' }],
    });
  });

  test('leaves what came with the row', () => {
    expect(undoableColumns(changes)).toEqual(['subject', 'hunter_score', 'hunter_last_scanned_at']);
  });
});

describe('undoPush', () => {
  function setUp(rows: readonly (RemoteLead | null)[], failures: readonly (D365Error | null)[] = []) {
    const left = [...rows];
    const results = [...failures];
    const writes: unknown[] = [];
    const ports: UndoPushPorts = {
      client: {
        fetchLeadById: () => Promise.resolve(left.shift() ?? null),
        updateLead: (leadId, etag, values) => {
          writes.push({ leadId, etag, values });
          const failure = results.shift() ?? null;
          return failure === null ? Promise.resolve({ leadId, requestId: 'req-1' }) : Promise.reject(failure);
        },
      },
      beforeWrite: () => Promise.resolve(),
    };
    return { ports, writes };
  }

  const request = { leadId: 'l-1', changes, publisherPrefix: 'hunter' };

  test.each([
    [null, 'lead-deleted-in-crm'],
    [remoteLead(asPushed, { merged: true, open: false }), 'lead-merged'],
    [remoteLead(asPushed, { open: false }), 'lead-closed'],
  ])('touches no such row: %#', async (row, code) => {
    const { ports, writes } = setUp([row]);
    await expect(undoPush(request, ports)).resolves.toEqual({ kind: 'blocked', code });
    expect(writes).toEqual([]);
  });

  test('reads again when somebody writes at the same moment', async () => {
    const rows = [remoteLead(asPushed), remoteLead({ ...asPushed, subject: 'Typed' }, { etag: 'W/"8"' })];
    const { ports, writes } = setUp(rows, [new D365Error(toD365Failure('row-changed'))]);
    await expect(undoPush(request, ports)).resolves.toMatchObject({ outcome: 'restored' });
    expect(writes).toMatchObject([{ etag: 'W/"7"' }, { etag: 'W/"8"', values: { hunter_score: null } }]);
  });

  test('sends nothing when everything was changed since', async () => {
    const { ports, writes } = setUp([
      remoteLead({ subject: 'Typed', hunter_score: 3, hunter_last_scanned_at: '2026-11-21T00:00:00Z' }),
    ]);
    await expect(undoPush(request, ports)).resolves.toMatchObject({ outcome: 'no-op' });
    expect(writes).toEqual([]);
  });
});
