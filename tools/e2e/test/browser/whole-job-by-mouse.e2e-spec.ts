import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ImportPage } from '../../src/browser/import-page.js';
import { LeadPanel } from '../../src/browser/lead-panel.js';
import { LeadsPage } from '../../src/browser/leads-page.js';
import { markDocument, openBrowser, startVisit } from '../../src/browser/open-browser.js';
import type { Visit } from '../../src/browser/open-browser.js';
import { printSeconds, secondsSince } from '../../src/figure.js';
import { SAMPLE_CSV, SAMPLE_SIZE, readExpectations } from '../../src/sample/sample-leads.js';
import type { RunningStack } from '../../src/stack/running-stack.js';
import { startStack } from '../../src/stack/start-stack.js';
import { waitFor } from '../../src/wait-for.js';

const BAD_ROWS = [
  'Firma,Web Sitesi',
  'İzmir Gıda,İZMİR.com.tr',
  'Kişisel,gmail.com',
  'Boş,',
  'Sayı,192.0.2.1',
  'Birinci,first.example',
];

describe('the whole job by mouse', () => {
  const files = mkdtempSync(join(tmpdir(), 'hunter-e2e-files-'));
  let stack: RunningStack;
  let browser: Browser;
  let visit: Visit;
  let page: Page;
  let leads: LeadsPage;

  beforeAll(async () => {
    stack = await startStack();
    browser = await openBrowser();
    visit = await startVisit(browser);
    page = await visit.openTab(stack.url);
    leads = new LeadsPage(page);
  });

  afterAll(async () => {
    await browser?.close();
    await stack?.dispose();
    rmSync(files, { recursive: true, force: true });
  });

  afterEach(() => {
    expect(visit.complaints).toEqual([]);
  });

  const rowsInDynamics = async (domain: string) => (await stack.dataverse.fetchLeadRows(domain)).length;

  it('scans a company from the scan box and opens it', async () => {
    await page.getByRole('heading', { name: 'No leads yet' }).waitFor();
    await leads.scanField.click();
    await page.keyboard.type('first.example');
    await leads.scanButton.click();
    await new LeadPanel(page, 'first.example').root.waitFor();
    await leads.row('first.example').waitFor();
    expect(new URL(page.url()).pathname).toBe('/leads/first.example');
  });

  it('shows why, with the raw records', async () => {
    const panel = new LeadPanel(page, 'first.example');
    await panel.tab('Why').click();
    const why = panel.part('Why');
    const points = why.getByRole('table').first();
    await points.getByRole('row').filter({ hasText: 'Mail provider: Microsoft 365' }).getByText('+50').waitFor();
    await points.getByText('first-example.mail.protection.outlook.com').waitFor();
    await points.getByText('v=spf1 include:spf.protection.outlook.com -all').waitFor();
    await points.getByText('v=DMARC1; p=reject').waitFor();
    await panel.root.getByText('90', { exact: true }).first().waitFor();
  });

  it('shows what to say', async () => {
    const panel = new LeadPanel(page, 'first.example');
    await panel.tab('Sales').click();
    const sales = panel.part('Sales');
    for (const part of ['In one line', 'Call script', 'Questions to ask', 'Offer', 'Next step']) {
      await sales.getByRole('heading', { name: part }).waitFor();
    }
    const summary = await stack.api.ask<{ one_liner: string }>(
      'GET',
      '/api/v1/leads/first.example/sales-summary?locale=en',
    );
    await sales.getByText(summary.body.one_liner).first().waitFor();
  });

  it('pushes it and sees it synced without a reload', async () => {
    const { isSameDocument } = await markDocument(page);
    const panel = new LeadPanel(page, 'first.example');
    await panel.tab('Dynamics 365').click();
    await panel.badge('not_synced').waitFor();
    const startedAt = performance.now();
    await panel.pushButton.click();
    await panel.badge('synced').waitFor();
    printSeconds('push by mouse to Synced on the screen', secondsSince(startedAt));
    await leads.badge('first.example', 'synced').waitFor();
    await panel.root.getByText('New lead created').waitFor();
    const link = panel.root.getByRole('link', { name: 'Open in Dynamics 365' });
    const [row] = await stack.dataverse.fetchLeadRows('first.example');
    expect(await link.getAttribute('href')).toContain(row?.leadid);
    expect(await isSameDocument()).toBe(true);
    expect(await rowsInDynamics('first.example')).toBe(1);
  });

  it('pushes it once more and finds the same row', async () => {
    const panel = new LeadPanel(page, 'first.example');
    await panel.pushButton.click();
    await panel.root.getByText('Nothing had changed').waitFor();
    await panel.badge('synced').waitFor();
    expect(await rowsInDynamics('first.example')).toBe(1);
    expect((await stack.dataverse.fetchState()).leads).toBe(1);
    await panel.closeButton.click();
    await panel.root.waitFor({ state: 'detached' });
  });

  it('offers the domain that was meant', async () => {
    await leads.scanField.click();
    await page.keyboard.type('İSTANBUL.com.tr');
    await leads.scanButton.click();
    const notice = page.getByRole('alert');
    await notice.getByText('Did you mean').waitFor();
    await notice.getByRole('button', { name: 'Scan istanbul.com.tr instead' }).waitFor();
    await notice.getByRole('button', { name: 'Dismiss the message' }).click();
    await notice.waitFor({ state: 'detached' });
    expect((await stack.api.fetchKpis()).total).toBe(1);
    await leads.scanField.fill('');
  });

  it('drops the sample list and watches it to the end', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Import' }).click();
    const imports = new ImportPage(page);
    const startedAt = performance.now();
    await imports.dropFile(SAMPLE_CSV);
    await imports.status.getByText('200 rows accepted').waitFor();
    const progress = await imports.watchProgress(SAMPLE_SIZE);
    printSeconds('200 samples dropped, to Completed on the screen', secondsSince(startedAt));
    expect(progress.at(-1)).toBe(SAMPLE_SIZE);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.length).toBeGreaterThan(3);
    await imports.anotherButton.click();
  });

  it('drops a bad list and reads why rows were rejected', async () => {
    const imports = new ImportPage(page);
    const file = join(files, 'bad.csv');
    writeFileSync(file, BAD_ROWS.join('\n'));
    await imports.dropFile(file);
    await imports.status.getByText('1 row accepted').waitFor();
    // The table is fetched after the counts: reading it before its last row is there would find it empty.
    await imports.rejected.nth(4).waitFor();
    const rejected = await imports.rejected.allInnerTexts();
    expect(rejected.slice(1).map((text) => text.split('\t').map((cell) => cell.trim()))).toEqual([
      ['2', 'Domain', 'İ or ı can’t stand in this name', 'izmir.com.tr'],
      ['3', 'Domain', 'a public mailbox service', ''],
      ['4', 'Domain', 'empty', ''],
      ['5', 'Domain', 'an IP address, not a domain', ''],
    ]);
    await imports.status.getByText('Completed', { exact: true }).waitFor();
    await imports.showLeadsButton.click();
    await leads.waitForCount(SAMPLE_SIZE);
  });

  it('filters', async () => {
    const migration = readExpectations().filter(({ segment }) => segment === 'Migration').length;
    await leads.filterButton('Segment').click();
    await leads.filterChoice('Migration').click();
    await page.keyboard.press('Escape');
    await leads.waitForCount(migration);
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await leads.waitForCount(SAMPLE_SIZE);
  });

  it('sorts', async () => {
    const scores = readExpectations().flatMap(({ score }) => score ?? []);
    const header = leads.columnHeader('Score');
    await header.getByRole('button').click();
    await leads.grid.locator('th[aria-sort="descending"]').waitFor();
    const best = await stack.api.fetchLeads({ sort: '-score' });
    await waitForFirstRows(best.slice(0, 10).map((lead) => lead.unicode_domain));
    expect(best[0]?.readiness_score).toBe(Math.max(...scores));
    await leads.columnHeader('Company').getByRole('button').click();
    const first = await stack.api.fetchLeads({ sort: 'domain' });
    await waitForFirstRows(first.slice(0, 10).map((lead) => lead.unicode_domain));
  });

  async function waitForFirstRows(domains: readonly string[]): Promise<void> {
    let shown: readonly string[] = [];
    await waitFor(
      'the rows in their new order',
      async () => {
        shown = (await leads.readRows()).slice(0, domains.length).map((row) => row.domain);
        return shown.join() === domains.join() ? true : undefined;
      },
      { describe: () => ({ shown, domains }) },
    );
  }

  it('finds Işık by isik', async () => {
    await leads.searchField.click();
    await page.keyboard.type('isik');
    await leads.row('ışıkmobilya.test').getByText('Işıkmobilya San. Tic. Ltd. Şti.').waitFor();
    const found = await stack.api.fetchLeads({ q: 'isik' });
    await leads.waitForCount(found.length);
    expect(found.length).toBeLessThan(SAMPLE_SIZE);
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await leads.waitForCount(SAMPLE_SIZE);
  });

  it('selects several, pushes them, and sees every badge synced', async () => {
    const before = (await stack.dataverse.fetchState()).leads;
    await leads.filterButton('Segment').click();
    await leads.filterChoice('Migration').click();
    await page.keyboard.press('Escape');
    const migration = readExpectations().filter(({ segment }) => segment === 'Migration').length;
    await leads.waitForCount(migration);
    const chosen = (await leads.readRows()).slice(0, 5).map((row) => row.domain);
    for (const domain of chosen) await leads.selectBox(domain).click();
    await page.getByText('5 leads selected').waitFor();
    await page.getByRole('button', { name: 'Push 5 to Dynamics 365' }).click();
    for (const domain of chosen) await leads.badge(domain, 'synced').waitFor();
    expect((await stack.dataverse.fetchState()).leads).toBe(before + chosen.length);
    await page.getByRole('button', { name: 'Clear all filters' }).click();
  });

  it('speaks Turkish and English', async () => {
    await leads.searchField.fill('first.example');
    await leads.waitForCount(1);
    await page.getByRole('button', { name: /^Language/ }).click();
    await page.getByRole('menuitemradio', { name: 'Türkçe' }).click();
    await page.getByRole('heading', { name: 'Adaylar', level: 1 }).waitFor();
    await page.locator('html[lang="tr"]').waitFor();
    await page.getByRole('link', { name: 'Aç: first.example' }).click();
    await page.getByRole('tab', { name: 'Satış' }).click();
    const summary = await stack.api.ask<{ one_liner: string }>(
      'GET',
      '/api/v1/leads/first.example/sales-summary?locale=tr',
    );
    await page.getByRole('tabpanel').getByText(summary.body.one_liner).first().waitFor();
    await page.getByRole('button', { name: /^Dil/ }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Leads', level: 1 }).waitFor();
    await page.locator('html[lang="en"]').waitFor();
    await page.getByRole('tabpanel').getByRole('heading', { name: 'Call script' }).waitFor();
  });

  it('tells in the language of the reader what went wrong and what to do', async () => {
    await stack.dataverse.setFaults({ outage: { mode: 'reset', scope: 'all' } });
    const domain = readExpectations().find(({ segment }) => segment === 'Cold')?.domain ?? '';
    await stack.api.pushLead(domain);
    const { unicode_domain, d365_last_error } = await stack.api.waitForD365Status(domain, 'error');
    await stack.dataverse.resetFaults();
    await leads.searchField.fill(domain);
    await leads.badge(unicode_domain, 'error').waitFor();
    await leads.openLink(unicode_domain).click();
    const panel = new LeadPanel(page, unicode_domain);
    await panel.tab('Dynamics 365').click();
    await panel.root.getByText(d365_last_error?.translations.en.remedy ?? '').waitFor();
    await page.getByRole('button', { name: /^Language/ }).click();
    await page.getByRole('menuitemradio', { name: 'Türkçe' }).click();
    await page
      .getByRole('tabpanel')
      .getByText(d365_last_error?.translations.tr.remedy ?? '')
      .waitFor();
  });
});
