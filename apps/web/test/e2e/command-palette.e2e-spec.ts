import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { createSampleLeads } from '../fake-api/fake-leads';
import { startFakeApi } from '../fake-api/start-fake-api';
import type { FakeApi } from '../fake-api/start-fake-api';
import { openApp, startBrowser } from './open-app';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe('the command palette', () => {
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

  it('goes to pages, leads and search results by keyboard alone', async () => {
    const { page, context, complaints } = await openApp(browser, `${api.url}/leads`);
    await page.locator('tbody tr[data-row="0"]').waitFor();
    const field = page.getByRole('combobox', { name: 'Go to' });

    await page.keyboard.press('Control+k');
    await field.waitFor();
    await page.keyboard.type('imp');
    await page.getByRole('option', { name: 'Go to Import', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/import$/);

    await page.keyboard.press('Control+k');
    await field.waitFor();
    await page.keyboard.type('first.example');
    await page.getByRole('option', { name: 'Open the lead first.example', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Lead first.example' }).waitFor();

    await page.keyboard.press('Control+k');
    await field.waitFor();
    await page.keyboard.type('Birinci');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/leads\?q=Birinci$/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('closes with Escape, stands in the list of keys, and has nothing that axe objects to', async () => {
    const { page, context } = await openApp(browser, `${api.url}/leads`);
    await page.locator('tbody tr[data-row="0"]').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: 'Go to Leads' }).waitFor();
    await page.waitForTimeout(400);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(TAGS).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
    ).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByText('Go to a page or a lead').waitFor();
    await context.close();
  });
});
