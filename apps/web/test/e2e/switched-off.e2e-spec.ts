import type { Browser } from 'playwright-core';
import { startFakeApi } from '../fake-api/start-fake-api';
import { openApp, startBrowser } from './open-app';

describe('with Dynamics switched off', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await startBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  it('hides every push and says why', async () => {
    const api = await startFakeApi({ flags: { d365_enabled: false, partner_center_enabled: false } });
    const { page, context, complaints } = await openApp(browser, api.url);
    await page.getByRole('checkbox', { name: 'Select first.example' }).check();
    await page.getByRole('toolbar').getByText('Dynamics 365 is switched off on this server.').waitFor();
    await page.getByRole('link', { name: 'Open first.example' }).click();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/d365/')) asked.push(request.url());
    });
    await page.getByRole('tab', { name: 'Dynamics 365' }).click();
    await page.getByRole('tabpanel').getByText('Dynamics 365 is switched off', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: /push/i }).count()).toBe(0);
    // Nothing is asked for that can only be refused, and nothing else stands there.
    expect(await page.getByRole('tabpanel').getByRole('alert').count()).toBe(0);
    expect(await page.getByRole('tabpanel').getByText('Last sync').count()).toBe(0);
    await page.goto(`${api.url}/leads/first.example?tab=d365`);
    await page.getByRole('tabpanel').getByText('Dynamics 365 is switched off', { exact: true }).waitFor();
    expect(asked).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
    await api.close();
  });
});
