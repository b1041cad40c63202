import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createSampleLeads } from '../fake-api/fake-leads';
import { startFakeApi } from '../fake-api/start-fake-api';
import type { FakeApi } from '../fake-api/start-fake-api';
import { openApp, startBrowser } from './open-app';

describe('the changes of a lead', () => {
  let browser: Browser;
  let api: FakeApi;
  let page: Page;
  let context: BrowserContext;
  let complaints: string[];

  beforeAll(async () => {
    browser = await startBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  beforeEach(async () => {
    const [first, second] = createSampleLeads(2);
    api = await startFakeApi({ leads: [first!, second!] });
    const changed_at = new Date(Date.now() - 3 * 3_600_000).toISOString();
    api.changes.set('first.example', [
      { id: '3', type: 'segment_changed', old_value: 'Cold', new_value: 'Migration', changed_at },
      { id: '2', type: 'spf_changed', old_value: 'true', new_value: 'false', changed_at },
      { id: '1', type: 'mx_changed', old_value: null, new_value: 'mail.example', changed_at },
    ]);
    ({ page, context, complaints } = await openApp(browser, api.url));
  });

  afterEach(async () => {
    await context.close();
    await api.close();
    expect(complaints).toEqual([]);
  });

  const lines = () => page.getByRole('region', { name: 'What changed' }).getByRole('listitem').allInnerTexts();

  it('stand in the panel in words, newest first', async () => {
    await page.goto(`${api.url}/leads/first.example`);
    await page.getByRole('region', { name: 'What changed' }).waitFor();

    expect((await lines()).map((line) => line.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^Segment changed from Cold to Migration 3/),
      expect.stringMatching(/^SPF changed from Present to Absent 3/),
      expect.stringMatching(/^Mail servers moved from None to mail\.example 3/),
    ]);
  });

  it('take no room while there are none', async () => {
    await page.goto(`${api.url}/leads/${createSampleLeads(2)[1]!.domain}`);
    await page.getByRole('region', { name: 'Who holds the mail' }).waitFor();

    expect(await page.getByRole('region', { name: 'What changed' }).count()).toBe(0);
  });
});
