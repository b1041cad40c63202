import type { Browser, Locator, Page } from 'playwright-core';
import { LeadsPage } from '../../src/browser/leads-page.js';
import { openBrowser, startVisit } from '../../src/browser/open-browser.js';
import type { Visit } from '../../src/browser/open-browser.js';
import { readExpectations } from '../../src/sample/sample-leads.js';
import type { RunningStack } from '../../src/stack/running-stack.js';
import { startStack } from '../../src/stack/start-stack.js';

/** Enough for the breaker to open when all of them fail, and few enough to be scanned in a moment. */
const PER_SEGMENT = 8;

function domainsOf(segment: string): readonly string[] {
  const found = readExpectations().filter((sample) => sample.segment === segment && !sample.incomplete);
  return found.slice(0, PER_SEGMENT).map(({ domain }) => domain);
}

describe('Dynamics as a rep and an administrator see it', () => {
  const migration = domainsOf('Migration');
  const existing = domainsOf('Existing');
  let stack: RunningStack;
  let browser: Browser;
  let visit: Visit;
  let page: Page;
  let leads: LeadsPage;
  let banner: Locator;

  beforeAll(async () => {
    stack = await startStack({ env: { HUNTER_D365_CIRCUIT_PROBE_MS: '500', HUNTER_SCAN_RATE: '0' } });
    const { job_id } = await stack.api.startScanJob([...migration, ...existing]);
    await stack.api.waitForScanJob(job_id);
    browser = await openBrowser();
    visit = await startVisit(browser);
    page = await visit.openTab(stack.url);
    leads = new LeadsPage(page);
    banner = page.locator('[data-delivery]');
  });

  afterEach(async () => {
    await stack.dataverse.resetFaults();
    expect(visit.complaints).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await stack?.dispose();
  });

  it('pushes everything that matches a filter, and nothing else', async () => {
    await leads.waitForCount(migration.length + existing.length);
    expect(await page.getByRole('button', { name: /^Push all/ }).count()).toBe(0);
    await leads.filterButton('Segment').click();
    await leads.filterChoice('Migration').click();
    await page.keyboard.press('Escape');
    await leads.waitForCount(migration.length);

    const count = String(migration.length);
    await page.getByRole('button', { name: `Push all ${count} that match…` }).click();
    const dialog = page.getByRole('dialog', { name: 'Push everything that matches' });
    await dialog.getByText(`${count} leads match.`).waitFor();
    await dialog.getByRole('list', { name: 'Active filters' }).getByText('Migration').waitFor();
    await dialog.getByText(`${count} new leads will start the flows of your organisation.`).waitFor();
    expect((await stack.dataverse.fetchState()).leads).toBe(0);

    await dialog.getByRole('button', { name: `Push ${count} leads` }).click();
    const card = page.getByRole('region', { name: 'Push of several leads' });
    await card.getByText(`${count} of ${count}`).waitFor();
    await card.getByText('Finished').waitFor();
    const rows = await stack.dataverse.fetchLeadRows();
    expect(rows.map((row) => row.hunter_domain).toSorted()).toEqual(migration.toSorted());

    await page.reload();
    await card.getByText('Finished').waitFor();
    await card.getByRole('button', { name: 'Hide' }).click();
    await card.waitFor({ state: 'detached' });
  });

  it('says that Dynamics is away and how much waits, until it is back', async () => {
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await leads.waitForCount(migration.length + existing.length);
    expect(await banner.count()).toBe(0);
    await stack.dataverse.setFaults({ outage: { mode: 'reset', scope: 'dataverse' } });
    await Promise.all(existing.map((domain) => stack.api.pushLead(domain)));
    await banner.getByText('Dynamics 365 unreachable since').waitFor();
    await banner.getByText(`${String(existing.length)} leads wait and go out by themselves.`).waitFor();

    await stack.dataverse.resetFaults();
    await banner.waitFor({ state: 'detached' });
    for (const domain of existing) await stack.api.waitForD365Status(domain, 'synced');
    expect((await stack.dataverse.fetchState()).leads).toBe(migration.length + existing.length);
  });

  it('shows an administrator what is wrong and what to do, and that it is repaired', async () => {
    await stack.dataverse.setFaults({ access: { missing_privileges: ['prvWriteLead'] } });
    await page.getByRole('navigation').getByRole('link', { name: 'Dynamics 365' }).click();
    const check = page.locator('[data-check="privileges"][data-check-status="fail"]');
    await check.getByText('What to do:').waitFor();
    await check.getByRole('row').filter({ hasText: 'prvWriteLead' }).waitFor();

    await stack.dataverse.resetFaults();
    const main = page.getByRole('main');
    await main.getByRole('button', { name: 'Run again' }).click();
    await main.getByText('Everything is ready.').waitFor();
  });
});
