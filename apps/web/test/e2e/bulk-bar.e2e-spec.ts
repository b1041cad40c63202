import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { createSampleLeads } from '../fake-api/fake-leads';
import { startFakeApi } from '../fake-api/start-fake-api';
import type { FakeApi } from '../fake-api/start-fake-api';
import { openApp, startBrowser } from './open-app';

describe('the bar for selected leads', () => {
  let browser: Browser;
  let api: FakeApi;

  beforeAll(async () => {
    browser = await startBrowser();
    api = await startFakeApi({ leads: createSampleLeads(12) });
  });

  afterAll(async () => {
    await browser.close();
    await api.close();
  });

  it('scans the selected leads again and takes them along as CSV', async () => {
    const { page, context, complaints } = await openApp(browser, `${api.url}/leads`);
    await page.getByRole('checkbox', { name: 'Select first.example' }).check();
    await page.locator('tbody tr[data-row="1"] input').check();
    const bar = page.getByRole('toolbar', { name: 'Actions for the selected leads' });

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      bar.getByRole('button', { name: 'Export 2 as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('leads.csv');
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(
      '\ufeffdomain,company,priority,segment,score,incomplete,mailbox_host,gateway,local_provider,microsoft_tenant,tenant_elsewhere,scan_status,scanned_at,d365_status',
    );
    expect(lines[1]).toContain('"first.example","Birinci Örnek A.Ş.","P1"');

    await bar.getByRole('button', { name: 'Scan 2 again' }).click();
    const card = page.getByRole('region', { name: 'Scan of several domains' });
    await card.getByText('2 of 2').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
