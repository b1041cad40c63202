import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

const CHROMIUM = process.env['HUNTER_CHROMIUM'] ?? '/usr/bin/chromium';

export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
}

export interface OpenApp {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Whatever the browser complained about: scripts that threw, and what the security policy refused. */
  readonly complaints: string[];
}

/** Opens an address in a fresh profile and listens for complaints from the start. */
export async function openApp(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<OpenApp> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 }, ...options });
  context.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  await context.exposeFunction('reportViolation', (text: string) => complaints.push(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (window as unknown as { reportViolation: (text: string) => void }).reportViolation;
      report(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile} ${event.sample}`);
    });
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A request that was made to fail is reported by the browser as well; the tests that break one expect it.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      complaints.push(message.text());
    }
  });
  await page.goto(address);
  return { page, context, complaints };
}
