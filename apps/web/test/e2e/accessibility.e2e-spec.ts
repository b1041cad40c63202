import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { createSampleLeads } from '../fake-api/fake-leads';
import { startFakeApi } from '../fake-api/start-fake-api';
import type { FakeApi } from '../fake-api/start-fake-api';
import { createOutage } from '../fake-api/fake-setup';
import { openApp, startBrowser } from './open-app';
import type { OpenApp } from './open-app';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface View {
  readonly name: string;
  readonly path: string;
  readonly ready: string;
  readonly prepare?: (page: Page) => Promise<void>;
  readonly broken?: RegExp;
  /** What of the view belongs to a library and is known to be sound although axe objects. */
  readonly except?: string;
}

const VIEWS: readonly View[] = [
  { name: 'list', path: '/leads', ready: 'tbody tr[data-row]' },
  {
    name: 'list with selection and filters',
    path: '/leads?segment=Migration&elsewhere=true',
    ready: 'tbody tr[data-row]',
    prepare: (page) => page.locator('tbody tr[data-row] input').first().check(),
  },
  {
    name: 'open filter menu',
    // Fluent's menus put guards around their items that pass the focus on the moment they get it.
    except: '[data-tabster-dummy]',
    path: '/leads',
    ready: 'tbody tr[data-row]',
    prepare: async (page) => {
      await page.locator('main [aria-haspopup="menu"]').first().click();
      await page.locator('[role="menuitemcheckbox"]').first().waitFor();
    },
  },
  {
    name: 'why',
    path: '/leads/first.example',
    ready: '[role="tabpanel"] table',
    prepare: (page) => page.locator('[role="tabpanel"] time[datetime^="2026-11-01"]').waitFor(),
  },
  { name: 'sales', path: '/leads/first.example?tab=sales', ready: '[role="tabpanel"] table' },
  { name: 'dynamics', path: '/leads/first.example?tab=d365', ready: '[role="tabpanel"] [data-d365-status]' },
  { name: 'missing lead', path: '/leads/nobody.example', ready: 'aside [role="alert"]' },
  { name: 'no match', path: '/leads?q=zzzz', ready: 'main h2' },
  { name: 'failed list', path: '/leads', ready: 'main [role="alert"]', broken: /^\/leads/ },
  { name: 'import', path: '/import', ready: 'main input[type="file"]' },
  {
    name: 'push of everything that matches',
    path: '/leads?segment=Migration',
    ready: 'tbody tr[data-row]',
    prepare: async (page) => {
      await page.locator('main [aria-haspopup="dialog"]').click();
      await page.locator('[role="dialog"] dl').waitFor();
    },
  },
  {
    name: 'dynamics administration, with plan',
    path: '/admin/dynamics',
    ready: '[data-check-status="fail"]',
    prepare: async (page) => {
      await page.locator('[data-delivery="unreachable"]').waitFor();
      await page.locator('main section:has(code) button').first().click();
      await page.locator('main ol li').last().waitFor();
    },
  },
  { name: 'unknown page', path: '/nowhere', ready: 'main h1' },
];

/** Each language and each theme: names come from the one and contrast from the other, so not every pair is looked at. */
const LOOKS = [
  { locale: 'en-GB', colorScheme: 'light', forcedColors: 'none' },
  { locale: 'tr-TR', colorScheme: 'dark', forcedColors: 'none' },
  { locale: 'tr-TR', colorScheme: 'dark', forcedColors: 'active' },
] as const;

describe('accessibility', () => {
  let browser: Browser;
  let api: FakeApi;

  beforeAll(async () => {
    browser = await startBrowser();
    // A few rows show all there is to judge; axe takes long over many.
    api = await startFakeApi({ leads: createSampleLeads(24) });
    api.delivery = createOutage(37, new Date().toISOString());
    api.isRepaired = false;
    api.changes.set('first.example', [
      { id: '1', type: 'spf_changed', old_value: 'true', new_value: 'false', changed_at: '2026-11-01T12:00:00.000Z' },
    ]);
  });

  afterAll(async () => {
    await browser.close();
    await api.close();
  });

  describe.each(LOOKS)('$locale, $colorScheme, forced colours $forcedColors', (look) => {
    let app: OpenApp;

    beforeAll(async () => {
      app = await openApp(browser, api.url, { ...look, reducedMotion: 'reduce' });
    });

    afterAll(async () => {
      await app.context.close();
    });

    it.each(VIEWS)('axe finds nothing on: $name', async (view) => {
      const { page } = app;
      api.broken = view.broken ?? null;
      await page.goto(api.url + view.path);
      await page.locator(view.ready).first().waitFor({ state: 'attached' });
      await view.prepare?.(page);
      await page.waitForTimeout(250);
      // Without a second page, because there are no frames; without lists of all that passed, because nobody reads them.
      const axe = new AxeBuilder({ page })
        .setLegacyMode()
        .options({ resultTypes: ['violations'] })
        .withTags(TAGS);
      if (view.except !== undefined) axe.exclude(view.except);
      const { violations } = await axe.analyze();
      api.broken = null;
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
      ).toEqual([]);
    });
  });
});
