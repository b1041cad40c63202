import type { Browser, Page } from 'playwright-core';
import { startFakeApi } from '../fake-api/start-fake-api';
import type { FakeApi } from '../fake-api/start-fake-api';
import { openApp, startBrowser } from './open-app';

/** Presses Tab until the control with that accessible name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const focused = await focusedName(page);
    if (name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${String(name)}; the focus is on "${await focusedName(page)}"`);
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
}

describe('the whole job by keyboard', () => {
  let browser: Browser;
  let api: FakeApi;

  beforeAll(async () => {
    browser = await startBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  beforeEach(async () => {
    api = await startFakeApi();
  });

  afterEach(async () => {
    await api.close();
  });

  it('scans, reads the panel, pushes, closes and comes back to the row', async () => {
    const { page, context, complaints } = await openApp(browser, api.url);
    await page.getByRole('grid', { name: 'Leads' }).waitFor();
    await tabTo(page, /^Domain to scan$/);
    await page.keyboard.type('keyboard.example');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: 'Lead keyboard.example' });
    await panel.waitFor();
    expect(await focusedName(page)).toBe('Lead keyboard.example');
    await tabTo(page, /^Why$/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('tabpanel', { name: 'Sales' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    // The tab is loaded when it is first opened: its button cannot be reached before it is there.
    await page
      .getByRole('tabpanel', { name: 'Dynamics 365' })
      .getByRole('button', { name: 'Push to Dynamics 365' })
      .waitFor();
    await tabTo(page, /^Push to Dynamics 365$/);
    await page.keyboard.press('Space');
    await panel.locator('[data-d365-status="synced"]').waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await page.waitForTimeout(100);
    expect(await focusedName(page)).toBe('Open keyboard.example');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('moves through the grid by arrow keys, selects with Space and pushes the selection', async () => {
    const { page, context } = await openApp(browser, api.url);
    await page.getByRole('grid', { name: 'Leads' }).waitFor();
    await tabTo(page, /^Select first\.example$/);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    const second = (await focusedName(page)).replace('Select ', '');
    expect(second).not.toBe('first.example');
    await page.keyboard.press('Space');
    await page.getByText('2 leads selected').waitFor();
    await page.keyboard.press('ArrowRight');
    expect(await focusedName(page)).toBe(`Open ${second}`);
    await page.keyboard.press('ArrowUp');
    expect(await focusedName(page)).toBe('Open first.example');
    await tabTo(page, /^Push 2 to Dynamics 365$/);
    await page.keyboard.press('Enter');
    await page.getByRole('row').filter({ hasText: second }).locator('[data-d365-status="synced"]').waitFor();
    await context.close();
  });

  it('keeps the focus on the row far down and far up again', async () => {
    const { page, context } = await openApp(browser, api.url);
    await page.getByRole('grid', { name: 'Leads' }).waitFor();
    await tabTo(page, /^Open first\.example$/);
    for (let presses = 0; presses < 8; presses += 1) {
      await page.keyboard.press('PageDown');
      await page.waitForTimeout(60);
    }
    const row = await page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex'));
    expect(row).toBe('82');
    await page.keyboard.press('Control+Home');
    await page.waitForTimeout(200);
    expect(await focusedName(page)).toBe('Open first.example');
    await context.close();
  });

  it('skips to the content, opens the list of keys and switches the language', async () => {
    const { page, context } = await openApp(browser, api.url);
    await page.getByRole('grid', { name: 'Leads' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await focusedName(page)).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Language: English' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemradio', { name: 'Türkçe' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Adaylar', level: 1 }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('tr');
    await page.reload();
    await page.getByRole('grid', { name: 'Adaylar' }).waitFor();
    await page.getByRole('row').filter({ hasText: 'first.example' }).getByText('Eşitlenmedi').waitFor();
    await context.close();
  });
});
