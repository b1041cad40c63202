import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { createSampleLeads } from '../fake-api/fake-leads';
import { startFakeApi } from '../fake-api/start-fake-api';
import type { FakeApi } from '../fake-api/start-fake-api';
import { openApp, startBrowser } from './open-app';
import type { OpenApp } from './open-app';

describe('the preview of a push of several leads', () => {
  let api: FakeApi;
  let browser: Browser;
  let opened: OpenApp;
  let page: Page;

  beforeAll(async () => {
    api = await startFakeApi({ leads: createSampleLeads(20) });
    browser = await startBrowser();
    opened = await openApp(browser, api.url);
    ({ page } = opened);
  });

  afterAll(async () => {
    await opened.context.close();
    await browser.close();
    await api.close();
  });

  it('shows counts and fields, and nothing is pushed until it is asked for; by keyboard alone', async () => {
    await page.getByRole('checkbox', { name: 'Select first.example' }).check();
    await page.getByRole('button', { name: 'Preview', exact: true }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'What the push would do' });
    await dialog.getByText('1 new lead will start the flows of your organisation.').waitFor();
    const lead = dialog.getByRole('button', { name: 'first.example · New lead' });
    await lead.focus();
    await page.keyboard.press('Enter');
    await dialog.getByRole('cell', { name: 'Hunter: first.example' }).waitFor();
    const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);

    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.locator('[data-d365-status="syncing"]').count()).toBe(0);

    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await dialog.getByRole('button', { name: 'Push now' }).click();
    const card = page.getByRole('region', { name: 'Push of several leads' });
    await card.getByText('Finished').waitFor();
    await card.getByRole('button', { name: 'Hide' }).click();
    await card.waitFor({ state: 'detached' });
  });
});
