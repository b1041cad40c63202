import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { PATIENCE_MS } from '../wait-for.js';

const EXECUTABLE = process.env['HUNTER_CHROMIUM'] ?? '/usr/bin/chromium';
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS });
}

/** One person at the browser: their tabs, and whatever the browser complained about in any of them. */
export interface Visit {
  readonly context: BrowserContext;
  /** Scripts that threw, and what the security policy of the page refused. */
  readonly complaints: readonly string[];
  readonly openTab: (address: string) => Promise<Page>;
}

/** A fresh profile in English, on a screen that shows list and panel side by side. */
export async function startVisit(browser: Browser): Promise<Visit> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  await context.exposeFunction('reportViolation', (text: string) => complaints.push(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (window as unknown as { reportViolation: (text: string) => void }).reportViolation;
      report(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  const openTab = async (address: string): Promise<Page> => {
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(address);
    return page;
  };
  return { context, complaints, openTab };
}

/** Marks the document, so that it can be told later whether the page was loaded anew meanwhile. */
export async function markDocument(page: Page): Promise<{ isSameDocument: () => Promise<boolean> }> {
  await page.evaluate(() => {
    Object.assign(window, { hunterMark: true });
  });
  return { isSameDocument: () => page.evaluate(() => 'hunterMark' in window) };
}
