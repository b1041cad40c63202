import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startFakeApi } from '../fake-api/start-fake-api';
import type { FakeApi } from '../fake-api/start-fake-api';
import { openApp, startBrowser } from './open-app';

describe('scanning and importing', () => {
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
    api = await startFakeApi({ leads: [] });
    ({ page, context, complaints } = await openApp(browser, api.url));
    await page.getByRole('heading', { name: 'No leads yet' }).waitFor();
  });

  afterEach(async () => {
    await context.close();
    await api.close();
    expect(complaints).toEqual([]);
  });

  const scanField = () => page.getByRole('textbox', { name: 'Domain to scan' });

  it('opens the lead of one scanned domain, which is in the list as well', async () => {
    await scanField().fill('new-company.example');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Lead new-company.example' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/leads/new-company.example');
    await page.getByRole('link', { name: 'Open new-company.example' }).waitFor();
    expect(await scanField().inputValue()).toBe('');
  });

  it('offers the name that was meant and scans it at a click', async () => {
    await scanField().fill('İSTANBUL.example');
    await page.getByRole('button', { name: 'Scan', exact: true }).click();
    await page.getByRole('alert').getByText('Did you mean').waitFor();
    await page.getByRole('button', { name: 'Scan istanbul.example instead' }).click();
    await page.getByRole('complementary', { name: 'Lead istanbul.example' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('says in words why a domain is refused', async () => {
    await scanField().fill('gmail.com');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('public mailbox service').waitFor();
    expect(api.store.leads.size).toBe(0);
  });

  it('turns several domains into a job with progress and lists the rejected', async () => {
    api.stepMs = 700;
    await scanField().fill('one.example\ntwo.example, three.example;nodot');
    await page.getByRole('button', { name: 'Scan 4 domains' }).click();
    const card = page.getByRole('region', { name: 'Scan of several domains' });
    await card.getByText('1 of 3').waitFor();
    await card.getByText('Completed').waitFor();
    await card.getByRole('row').filter({ hasText: 'nodot' }).getByText('no ending such as .com').waitFor();
    for (const domain of ['one', 'two', 'three']) {
      await page.getByRole('link', { name: `Open ${domain}.example` }).waitFor();
    }
    await card.getByRole('button', { name: 'Show the leads' }).click();
    await page.waitForURL((url) => url.pathname === '/leads' && url.searchParams.get('sort') === '-scanned_at');
  });

  it('says why each of several domains is refused when none can be scanned', async () => {
    await scanField().fill('nodot gmail.com İKİ.example');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('None of these domains can be scanned.').waitFor();
    const rows = page.getByRole('table', { name: 'Rejected rows' }).getByRole('row');
    await rows.filter({ hasText: 'nodot' }).getByText('no ending such as .com').waitFor();
    await rows.filter({ hasText: 'gmail.com' }).getByText('a public mailbox service').waitFor();
    expect(api.store.jobs.size).toBe(0);
    await page.getByRole('button', { name: 'Scan iki.example instead' }).click();
    await page.getByRole('complementary', { name: 'Lead iki.example' }).waitFor();
    expect(await page.getByRole('table', { name: 'Rejected rows' }).count()).toBe(0);
  });

  it('keeps the refusal of an endless name inside its box', async () => {
    await scanField().fill('a'.repeat(300));
    await page.keyboard.press('Enter');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });

  it('follows a job by asking when the stream is down', async () => {
    api.broken = /^\/events$/;
    api.hub.cut();
    await page.getByText('Reconnecting').waitFor();
    await scanField().fill('one.example two.example');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Scan of several domains' }).getByText('Completed').waitFor();
    await page.getByRole('link', { name: 'Open two.example' }).waitFor();
  });

  it('imports a list, shows its progress and gives the rejected rows back', async () => {
    api.stepMs = 100;
    await page.getByRole('button', { name: 'Import a list' }).click();
    const rows = ['domain,company', 'one.example,One', 'two.example,Two', 'İKİ.example,İki', 'nodot,None'];
    await page.locator('input[type=file]').setInputFiles({
      name: 'list.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(rows.join('\n')),
    });
    const status = page.getByRole('region', { name: 'Import status' });
    await status.getByText('Import of list.csv').waitFor();
    await status.getByText('2 rows accepted').waitFor();
    const rejected = status.getByRole('table', { name: 'Rejected rows' }).getByRole('row');
    expect(await rejected.nth(1).innerText()).toContain('4');
    expect(await rejected.nth(1).innerText()).toContain('iki.example');
    expect(await rejected.nth(2).innerText()).toContain('5');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the rejected rows' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('rejected.csv');
    await status.getByText('Completed').waitFor();
    await page.reload();
    await page.getByRole('region', { name: 'Import status' }).getByText('Completed').waitFor();
    await page.getByRole('button', { name: 'Show the leads' }).click();
    await page.getByRole('link', { name: 'Open one.example' }).waitFor();
  });

  const choose = async (text: string, name = 'list.csv') => {
    await page.getByRole('link', { name: 'Import' }).click();
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  };

  it('says which columns a file has when none holds domains, and sends it again with the one that is named', async () => {
    await choose('Kaynak,company\none.example,One\n');
    const alert = page.getByRole('alert');
    await alert.getByText('No column with domains or web addresses was found.').waitFor();
    await alert.getByText('Columns found: “Kaynak”, “company”.').waitFor();
    await page.getByRole('textbox', { name: 'Domain column' }).fill('Kaynak');
    await alert.getByRole('button', { name: 'Send the file again' }).click();
    const status = page.getByRole('region', { name: 'Import status' });
    await status.getByText('Domains from “Kaynak”').waitFor();
    expect(await alert.count()).toBe(0);
  });

  it('says which sheet was read and imports another one of the same file', async () => {
    api.sheets = ['Liste', 'İkinci'];
    await choose('domain,company\none.example,One\n', 'list.xlsx');
    const status = page.getByRole('region', { name: 'Import status' });
    await status.getByText('Only the sheet “Liste” was read. There are rows in “İkinci” too.').waitFor();
    await status.getByRole('button', { name: 'Import “İkinci”' }).click();
    await status.getByText('Only the sheet “İkinci” was read. There are rows in “Liste” too.').waitFor();
  });

  it('refuses a file of another kind before sending it', async () => {
    await page.getByRole('link', { name: 'Import' }).click();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('x') });
    await page.getByRole('alert').getByText('photo.png').waitFor();
    expect(api.store.jobs.size).toBe(0);
  });
});
