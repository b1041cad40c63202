import type { Browser } from 'playwright-core';
import { startFakeApi } from '../fake-api/start-fake-api';
import type { FakeApi } from '../fake-api/start-fake-api';
import { SECURITY_HEADERS } from '../fake-api/serve-dist';
import { openApp, startBrowser } from './open-app';

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ');

describe('the security policy', () => {
  let browser: Browser;
  let api: FakeApi;

  beforeAll(async () => {
    browser = await startBrowser();
    api = await startFakeApi();
  });

  afterAll(async () => {
    await browser.close();
    await api.close();
  });

  it('is sent as agreed', async () => {
    const response = await fetch(api.url);
    expect(SECURITY_HEADERS['Content-Security-Policy']).toBe(POLICY);
    expect(response.headers.get('content-security-policy')).toBe(POLICY);
  });

  it('bites: a style it does not know is refused and reported', async () => {
    const { page, context, complaints } = await openApp(browser, api.url);
    await page.getByRole('grid', { name: 'Leads' }).waitFor();
    await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.head.append(style);
    });
    await page.waitForTimeout(200);
    expect(complaints.join()).toContain('style-src');
    await context.close();
  });

  it('leaves the app styled and raises no complaint on any view', async () => {
    const { page, context, complaints } = await openApp(browser, api.url);
    await page.getByRole('grid', { name: 'Leads' }).waitFor();
    await page.getByRole('link', { name: 'Open first.example' }).click();
    for (const tab of ['Sales', 'Dynamics 365', 'Why']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('tabpanel', { name: tab }).waitFor();
    }
    await page.getByRole('button', { name: 'Close the panel' }).click();
    await page.getByRole('button', { name: 'Filter: Segment' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Cold' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.getByRole('link', { name: 'Import' }).click();
    await page.getByRole('button', { name: 'Choose a file' }).waitFor();

    const rules = await page.evaluate(() =>
      [...document.styleSheets].reduce((sum, sheet) => sum + sheet.cssRules.length, 0),
    );
    const button = page.getByRole('button', { name: 'Choose a file' });
    const background = await button.evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(rules).toBeGreaterThan(200);
    expect(background).toBe('rgb(15, 108, 189)');
    expect(complaints).toEqual([]);
    await context.close();
  });
});
