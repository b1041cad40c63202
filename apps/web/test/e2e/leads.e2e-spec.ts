import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startFakeApi } from '../fake-api/start-fake-api';
import { createSampleLeads } from '../fake-api/fake-leads';
import type { FakeApi } from '../fake-api/start-fake-api';
import { openApp, startBrowser } from './open-app';

describe('the leads page', () => {
  let browser: Browser;
  let api: FakeApi;
  let page: Page;
  let context: BrowserContext;
  let complaints: string[];

  beforeAll(async () => {
    browser = await startBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  beforeEach(async () => {
    api = await startFakeApi({ leads: createSampleLeads(640) });
    ({ page, context, complaints } = await openApp(browser, api.url));
    await row('first.example').waitFor();
  });

  afterEach(async () => {
    await context.close();
    await api.close();
    expect(complaints).toEqual([]);
  });

  function row(domain: string) {
    return page.getByRole('row').filter({ has: page.getByRole('link', { name: `Open ${domain}`, exact: true }) });
  }

  it('draws few rows, tells their true number and loads the rest while scrolling', async () => {
    const grid = page.getByRole('grid', { name: 'Leads' });
    expect(await grid.getAttribute('aria-rowcount')).toBe('641');
    const seen = new Set<string>();
    for (let step = 0; step < 80; step += 1) {
      await grid.evaluate((element, top) => {
        element.parentElement?.scrollTo({ top });
      }, step * 400);
      await page.waitForTimeout(40);
      const indexes = await grid
        .locator('tbody tr[aria-rowindex]')
        .evaluateAll((rows) => rows.map((element) => element.getAttribute('aria-rowindex') ?? ''));
      expect(indexes.length).toBeLessThan(120);
      for (const index of indexes) seen.add(index);
    }
    expect(seen.size).toBe(640);
    expect(seen.has('641')).toBe(true);
  });

  it('sorts by a header and says so', async () => {
    const header = page.getByRole('columnheader', { name: 'Score' });
    expect(await header.getAttribute('aria-sort')).toBe('none');
    await header.getByRole('button').click();
    await page.locator('th[aria-sort="descending"]').waitFor();
    expect(await header.getAttribute('aria-sort')).toBe('descending');
    await page.getByRole('row').nth(1).getByText('90', { exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('sort')).toBe('-score');
    await header.getByRole('button').click();
    await page.locator('th[aria-sort="ascending"]').waitFor();
  });

  it('narrows by search, filter menu, chip and key figure', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('birinci');
    await page.getByRole('main').getByText('1 lead', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Remove filter: “birinci”' }).click();
    await page.getByRole('main').getByText('640 leads', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Filter: Segment' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Cold' }).click();
    await page.keyboard.press('Escape');
    const cold = [...api.store.leads.values()].filter((lead) => lead.segment === 'Cold').length;
    await page
      .getByRole('main')
      .getByText(`${String(cold)} leads`, { exact: true })
      .waitFor();

    await page.getByRole('button', { name: /^Migration/ }).click();
    const migration = api.store.kpis().migration;
    await page
      .getByRole('main')
      .getByText(`${String(migration)} leads`, { exact: true })
      .waitFor();
    expect(await page.getByRole('button', { name: /^Migration/ }).getAttribute('aria-pressed')).toBe('true');
  });

  it('says that nothing matches and offers the way back', async () => {
    await page.getByRole('searchbox', { name: 'Search domains and companies' }).fill('zzzz');
    await page.getByRole('heading', { name: 'No lead matches' }).waitFor();
    await page.getByRole('button', { name: 'Clear all filters' }).last().click();
    await page.getByRole('main').getByText('640 leads', { exact: true }).waitFor();
  });

  it('says why the list failed and asks again on demand', async () => {
    api.broken = /^\/leads$/;
    await page.reload();
    await page.getByText('The leads can’t be shown').waitFor();
    api.broken = null;
    await page.getByRole('button', { name: 'Try again' }).click();
    await row('first.example').waitFor();
  });

  it('shows the leads by itself once a server that was down at the start is up', async () => {
    api.broken = /./;
    await page.reload();
    await page.getByText('The leads can’t be shown').waitFor();
    await page.waitForTimeout(4_000);
    expect(await page.getByText('The leads can’t be shown').isVisible()).toBe(true);
    api.broken = null;
    await row('first.example').waitFor();
    expect(complaints.splice(0).filter((text) => !text.includes('EventSource'))).toEqual([]);
  });

  it('marks a pushed lead as unconfirmed until the server answers, then follows it to Synced', async () => {
    api.delayMs = 400;
    // Long enough for a busy machine to see the badge on its way.
    api.stepMs = 2_500;
    await row('first.example').getByRole('button', { name: 'Push first.example to Dynamics 365' }).click();
    await row('first.example').getByText('not confirmed yet').waitFor();
    await row('first.example').getByText('not confirmed yet').waitFor({ state: 'detached' });
    await row('first.example').locator('[data-d365-status="syncing"]').waitFor();
    await row('first.example').locator('[data-d365-status="synced"]').waitFor();
    await page.getByTestId('announcer').getByText('first.example: Synced').waitFor();
  });

  it('never steps back from Synced when the answer is slower than the event', async () => {
    api.delayMs = 300;
    api.stepMs = 20;
    const statuses = await recordStatuses(page);
    await row('first.example').getByRole('button', { name: 'Push first.example to Dynamics 365' }).click();
    await row('first.example').locator('[data-d365-status="synced"]').waitFor();
    await page.waitForTimeout(1500);
    const seen = await statuses();
    expect(seen.slice(seen.indexOf('synced'))).toEqual(['synced']);
  });

  it('pushes the selected leads and keeps none selected afterwards', async () => {
    await page.getByRole('checkbox', { name: 'Select first.example' }).check();
    const second = [...api.store.leads.values()].find(
      (lead) => lead.segment === 'Migration' && lead.domain !== 'first.example',
    )!;
    await page.getByRole('searchbox', { name: 'Search domains and companies' }).fill(second.domain);
    await page.getByRole('main').getByText('1 lead', { exact: true }).waitFor();
    expect(await page.getByRole('toolbar').count()).toBe(0);
    await page.getByRole('checkbox', { name: `Select ${second.domain}` }).check();
    await page.getByRole('toolbar', { name: 'Actions for the selected leads' }).waitFor();
    await page.getByRole('button', { name: 'Push 1 to Dynamics 365' }).click();
    await row(second.domain).locator('[data-d365-status="synced"]').waitFor();
    await page.getByRole('main').getByText('1 lead', { exact: true }).waitFor();
  });

  it('shows the error with its remedy when the push fails', async () => {
    api.pushEnds = 'error';
    await row('first.example')
      .getByRole('button', { name: /^Push first/ })
      .click();
    await row('first.example').locator('[data-d365-status="error"]').waitFor();
    await page.getByRole('link', { name: 'Open first.example' }).click();
    await page.getByRole('tab', { name: 'Dynamics 365' }).click();
    await page.getByRole('tabpanel').getByText('Check the network, then push again.').waitFor();
    api.pushEnds = 'synced';
    await page
      .getByRole('tabpanel')
      .getByRole('button', { name: 'Push again' })
      .or(page.getByRole('tabpanel').getByRole('button', { name: 'Push to Dynamics 365' }))
      .click();
    await page.getByRole('tabpanel').locator('[data-d365-status="synced"]').waitFor();
    await page.getByRole('tabpanel').getByText('New lead created').waitFor();
    await page.getByRole('link', { name: 'Open in Dynamics 365' }).waitFor();
  });

  it('catches up after the stream broke, and asks by itself while it is down', async () => {
    await page.getByText('Live', { exact: true }).waitFor();
    api.broken = /^\/events$/;
    api.hub.cut();
    await page.getByText('Reconnecting').waitFor();
    api.store.change(api.store.find('first.example')!, { d365_status: 'synced' });
    await row('first.example').locator('[data-d365-status="synced"]').waitFor({ timeout: 5_000 });
    api.broken = null;
    await page.getByText('Live', { exact: true }).waitFor();
    expect(complaints.splice(0).filter((text) => !text.includes('EventSource'))).toEqual([]);
  });

  it('shares one stream between tabs and hands it over when its tab closes', async () => {
    await page.getByText('Live', { exact: true }).waitFor();
    const other = await context.newPage();
    await other.goto(api.url);
    await other.getByText('Live', { exact: true }).waitFor();
    await other.waitForTimeout(300);
    expect(api.hub.listenerCount).toBe(1);
    const opened = api.hub.openedCount;
    await page.close();
    const endMs = Date.now() + 30_000;
    while (api.hub.openedCount === opened && Date.now() < endMs) await other.waitForTimeout(50);
    // The closed tab's stream may end after the other tab's has begun: what counts is where it comes to rest.
    await other.waitForTimeout(300);
    expect(api.hub.listenerCount).toBe(1);
    await other.getByRole('button', { name: 'Push first.example to Dynamics 365' }).click();
    await other.getByRole('row').filter({ hasText: 'first.example' }).locator('[data-d365-status="synced"]').waitFor();
  });
});

/** Every status the first lead's badge shows from now on, each change once. */
async function recordStatuses(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seenStatuses: seen });
    const look = (): void => {
      const link = [...document.querySelectorAll('a')].find((a) => a.textContent === 'first.example');
      const status = link?.closest('tr')?.querySelector('[data-d365-status]')?.getAttribute('data-d365-status');
      if (typeof status === 'string' && seen.at(-1) !== status) seen.push(status);
      requestAnimationFrame(look);
    };
    look();
  });
  return () => page.evaluate(() => (window as unknown as { seenStatuses: string[] }).seenStatuses);
}
