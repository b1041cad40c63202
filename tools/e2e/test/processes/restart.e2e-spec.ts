import { printFigure, printSeconds } from '../../src/figure.js';
import type { LeadItem } from '../../src/http/hunter-api.js';
import { SAMPLE_CSV, SAMPLE_SIZE } from '../../src/sample/sample-leads.js';
import type { RunningStack } from '../../src/stack/running-stack.js';
import { startStack } from '../../src/stack/start-stack.js';
import { waitFor } from '../../src/wait-for.js';

const PUSHED = ['first.example', 'firtinalimedikal.test', 'rivabianca.test'];
const CLEAN_STOP = { exit: 0, left: [] };

describe('stopping and starting again on the same folder', () => {
  let stack: RunningStack;
  let before: readonly LeadItem[];

  beforeAll(async () => {
    stack = await startStack();
    await stack.api.waitForScanJob((await stack.api.importFile(SAMPLE_CSV)).job_id);
    for (const domain of PUSHED) await stack.api.pushLead(domain);
    for (const domain of PUSHED) await stack.api.waitForD365Status(domain, 'synced');
    before = await stack.api.fetchLeads({ sort: 'domain' });
  });

  afterAll(async () => {
    await stack?.dispose();
  });

  it('prints nothing but the address, and leaves no process when it is asked to stop', async () => {
    expect(stack.printed).toBe(`${stack.url}\n`);
    expect(before).toHaveLength(SAMPLE_SIZE);
    expect(await stack.stop('SIGTERM')).toEqual(CLEAN_STOP);
  });

  it('keeps every lead with its status', async () => {
    stack = await startStack({ dataFolder: stack.dataFolder, args: [] });
    printSeconds('second start to ready', stack.readySeconds);
    const after = await stack.api.fetchLeads({ sort: 'domain' });
    printFigure('leads after stop and start', String(after.length));
    expect(after).toEqual(before);
    expect(after.filter((lead) => lead.d365_status === 'synced').map((lead) => lead.domain)).toEqual(PUSHED.toSorted());
  });

  it('pushes a synced lead to no effect, and to the same row', async () => {
    const [domain = ''] = PUSHED;
    const { job_id } = await stack.api.pushLead(domain);
    const job = await waitFor('the end of the push', async () => {
      const { status, outcome } = await stack.api.fetchPushJob(job_id);
      return status === 'queued' || status === 'in_progress' ? undefined : { status, outcome };
    });
    expect(job).toEqual({ status: 'succeeded', outcome: 'no-op' });
    expect(await stack.dataverse.fetchLeadRows()).toHaveLength(PUSHED.length);
    expect(await stack.dataverse.fetchLeadRows(domain)).toHaveLength(1);
  });

  it('ends by Ctrl-C as well, and starts clean when asked to', async () => {
    expect(await stack.stop('SIGINT')).toEqual(CLEAN_STOP);
    stack = await startStack({ dataFolder: stack.dataFolder, args: ['--fresh'] });
    expect(await stack.api.fetchLeads()).toEqual([]);
    expect(await stack.dataverse.fetchLeadRows()).toEqual([]);
    expect(await stack.stop()).toEqual(CLEAN_STOP);
  });
});
