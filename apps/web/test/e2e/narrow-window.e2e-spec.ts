import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { createSampleLeads } from '../fake-api/fake-leads';
import { startFakeApi } from '../fake-api/start-fake-api';
import type { FakeApi } from '../fake-api/start-fake-api';
import { openApp, startBrowser } from './open-app';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** How far the page and the list reach beyond what is seen of them, in pixels. */
function readOverflow(page: Page): Promise<{ readonly page: number; readonly list: number; readonly height: number }> {
  return page.evaluate(() => {
    const list = document.querySelector('[role="grid"]')!.parentElement!;
    return {
      page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      list: list.scrollWidth - list.clientWidth,
      height: list.clientHeight,
    };
  });
}

describe('in a narrow window', () => {
  let browser: Browser;
  let api: FakeApi;

  beforeAll(async () => {
    browser = await startBrowser();
    api = await startFakeApi({ leads: createSampleLeads(60) });
  });

  afterAll(async () => {
    await browser.close();
    await api.close();
  });

  it.each([
    ['a phone', { width: 390, height: 844 }],
    ['a desktop at 400 percent', { width: 320, height: 640 }],
  ])('the list needs no sideways scrolling on %s, and shows score, status and push', async (_name, viewport) => {
    const { page, context, complaints } = await openApp(browser, `${api.url}/leads`, { viewport });
    const row = page.locator('tbody tr[data-row="0"]');
    await row.waitFor();
    const { height, ...overflow } = await readOverflow(page);
    expect(overflow).toEqual({ page: 0, list: 0 });
    expect(height).toBeGreaterThan(viewport.height / 2);
    for (const part of [
      row.getByRole('link'),
      row.locator('[data-d365-status]'),
      row.getByRole('button', { name: /^Push/ }),
    ]) {
      const box = await part.boundingBox();
      expect(box!.x).toBeGreaterThanOrEqual(0);
      expect(box!.x + box!.width).toBeLessThanOrEqual(viewport.width);
    }
    expect(await row.textContent()).toContain('69');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('pushes and opens a lead by touch and by keyboard', async () => {
    const { page, context, complaints } = await openApp(browser, `${api.url}/leads`, {
      viewport: { width: 390, height: 844 },
    });
    const row = page.locator('tbody tr[data-row="0"]');
    await row.getByRole('button', { name: 'Push first.example to Dynamics 365' }).click();
    await row.locator('[data-d365-status="synced"]').waitFor();
    await row.getByRole('link').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Push');
    await page.keyboard.press('j');
    expect(await page.evaluate(() => document.activeElement?.closest('tr')?.dataset['row'])).toBe('1');
    await row.getByRole('link').click();
    const panel = page.getByRole('complementary');
    await panel.getByRole('tabpanel').waitFor();
    const box = await panel.boundingBox();
    expect([box!.x, box!.y, box!.width]).toEqual([0, 0, 390]);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('has nothing that axe objects to', async () => {
    const { page, context } = await openApp(browser, `${api.url}/leads`, { viewport: { width: 390, height: 844 } });
    await page.locator('tbody tr[data-row] input').first().check();
    await page.waitForTimeout(250);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(TAGS).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
    ).toEqual([]);
    await context.close();
  });
});
