import type { Browser, BrowserContext, FileChooser, Page } from 'playwright-core';
import { ImportPage } from '../../src/browser/import-page.js';
import { Keyboard } from '../../src/browser/keyboard.js';
import { LeadPanel } from '../../src/browser/lead-panel.js';
import { LeadsPage } from '../../src/browser/leads-page.js';
import { openBrowser, startVisit } from '../../src/browser/open-browser.js';
import type { Visit } from '../../src/browser/open-browser.js';
import { SAMPLE_CSV, SAMPLE_SIZE, readExpectations } from '../../src/sample/sample-leads.js';
import type { RunningStack } from '../../src/stack/running-stack.js';
import { startStack } from '../../src/stack/start-stack.js';
import { waitFor } from '../../src/wait-for.js';

// Locators are only read here: whatever is done is done by keys, the file chooser's own dialog apart.
describe('the whole job by keyboard', () => {
  let stack: RunningStack;
  let browser: Browser;
  let visit: Visit;
  let page: Page;
  let leads: LeadsPage;
  let keyboard: Keyboard;
  const choosers: FileChooser[] = [];
  const pointerUses: string[] = [];

  beforeAll(async () => {
    stack = await startStack();
    browser = await openBrowser();
    visit = await startVisit(browser);
    await reportPointers(visit.context, (type) => pointerUses.push(type));
    page = await visit.openTab(stack.url);
    // Listened for from the start: a listener takes a moment to reach the browser, and a chooser is only announced once.
    page.on('filechooser', (chooser) => choosers.push(chooser));
    leads = new LeadsPage(page);
    keyboard = new Keyboard(page);
  });

  afterAll(async () => {
    await browser?.close();
    await stack?.dispose();
  });

  afterEach(() => {
    expect(visit.complaints).toEqual([]);
    expect(pointerUses).toEqual([]);
  });

  it('scans a company and lands in its panel', async () => {
    await page.getByRole('heading', { name: 'No leads yet' }).waitFor();
    await keyboard.tabTo('Domain to scan');
    await keyboard.type('first.example');
    await keyboard.press('Enter');
    await new LeadPanel(page, 'first.example').root.waitFor();
    await keyboard.waitForFocus('Lead first.example');
  });

  it('reads why, what to say and where it stands, by arrow keys', async () => {
    const panel = new LeadPanel(page, 'first.example');
    await keyboard.tabTo('Why');
    await panel.part('Why').getByText('v=spf1 include:spf.protection.outlook.com -all').first().waitFor();
    await keyboard.press('ArrowRight', 'Enter');
    await panel.part('Sales').getByRole('heading', { name: 'Call script' }).waitFor();
    await keyboard.waitForFocus('Sales');
    await keyboard.press('ArrowRight', 'Enter');
    await panel.part('Dynamics 365').waitFor();
    await panel.badge('not_synced').waitFor();
  });

  it('pushes it and sees it synced', async () => {
    const panel = new LeadPanel(page, 'first.example');
    await keyboard.tabTo('Push to Dynamics 365');
    await keyboard.press('Enter');
    await panel.badge('synced').waitFor();
    expect(await stack.dataverse.fetchLeadRows('first.example')).toHaveLength(1);
  });

  it('pushes it again and finds the same row', async () => {
    const panel = new LeadPanel(page, 'first.example');
    await keyboard.waitForFocus('Push again');
    await keyboard.press('Space');
    await panel.root.getByText('Nothing had changed').waitFor();
    expect(await stack.dataverse.fetchLeadRows('first.example')).toHaveLength(1);
  });

  it('closes the panel by Escape and is back at the row', async () => {
    await keyboard.press('Escape');
    await new LeadPanel(page, 'first.example').root.waitFor({ state: 'detached' });
    await keyboard.waitForFocus('Open first.example');
  });

  it('takes up the domain that was meant', async () => {
    await keyboard.tabTo('Domain to scan', 'Shift+Tab');
    await keyboard.type('FİRTİNALİMEDİKAL.test');
    await keyboard.press('Enter');
    await page.getByRole('alert').getByText('Did you mean').waitFor();
    await keyboard.tabTo('Scan firtinalimedikal.test instead');
    await keyboard.press('Enter');
    await new LeadPanel(page, 'firtinalimedikal.test').root.waitFor();
    await keyboard.waitForFocus('Lead firtinalimedikal.test');
    // Before the list has it there is no row for the focus to go back to.
    await leads.row('firtinalimedikal.test').waitFor();
    await keyboard.press('Escape');
    await keyboard.waitForFocus('Open firtinalimedikal.test');
  });

  it('imports the sample list and goes to the leads', async () => {
    const imports = new ImportPage(page);
    await keyboard.tabTo('Import', 'Shift+Tab');
    await keyboard.press('Enter');
    await imports.chooseButton.waitFor();
    await keyboard.tabTo('Choose a file');
    await keyboard.press('Enter');
    const chooser = await waitFor('the file chooser', () => choosers.pop());
    await chooser.setFiles(SAMPLE_CSV);
    await imports.status.getByText('200 rows accepted').waitFor();
    const progress = await imports.watchProgress(SAMPLE_SIZE);
    expect(progress.at(-1)).toBe(SAMPLE_SIZE);
    await keyboard.tabTo('Show the leads');
    await keyboard.press('Enter');
    await leads.waitForCount(SAMPLE_SIZE);
  });

  it('goes to the search by / and finds Işık by isik', async () => {
    await keyboard.press('/');
    await keyboard.waitForFocus('Search domains and companies');
    await keyboard.type('isik');
    await leads.row('ışıkmobilya.test').waitFor();
    const found = await stack.api.fetchLeads({ q: 'isik' });
    await leads.waitForCount(found.length);
    for (const _letter of 'isik') await keyboard.press('Backspace');
    await leads.waitForCount(SAMPLE_SIZE);
  });

  it('filters and sorts', async () => {
    const migration = readExpectations().filter(({ segment }) => segment === 'Migration').length;
    await keyboard.tabTo(/Segment/);
    await keyboard.press('Enter');
    await leads.filterChoice('Migration').waitFor();
    await keyboard.waitForFocus('Migration');
    await keyboard.press('Space', 'Escape');
    await leads.waitForCount(migration);
    await keyboard.tabTo('Score');
    await keyboard.press('Enter');
    await leads.grid.locator('th[aria-sort="descending"]').waitFor();
  });

  it('selects several by Space and arrow keys, and pushes them', async () => {
    const before = (await stack.dataverse.fetchState()).leads;
    await leads.waitForCount(readExpectations().filter(({ segment }) => segment === 'Migration').length);
    const chosen = (await leads.readRows()).slice(0, 3).map((row) => row.domain);
    const [first, second, third] = chosen;
    await keyboard.tabTo(`Select ${first ?? ''}`);
    await keyboard.press('Space', 'ArrowDown');
    await keyboard.waitForFocus(`Select ${second ?? ''}`);
    await keyboard.press('Space', 'ArrowDown');
    await keyboard.waitForFocus(`Select ${third ?? ''}`);
    await keyboard.press('Space');
    await page.getByText('3 leads selected').waitFor();
    await keyboard.tabTo('Push 3 to Dynamics 365');
    await keyboard.press('Enter');
    for (const domain of chosen) await leads.badge(domain, 'synced').waitFor();
    expect((await stack.dataverse.fetchState()).leads).toBe(before + chosen.length);
  });

  it('opens a lead from its row by Enter and comes back to it', async () => {
    const [first] = await leads.readRows();
    const domain = first?.domain ?? '';
    await keyboard.press('/');
    await keyboard.waitForFocus('Search domains and companies');
    await keyboard.tabTo(/^Open /);
    const focused = await keyboard.focusedName();
    await keyboard.press('Control+Home');
    await keyboard.waitForFocus(`Open ${domain}`);
    expect(focused).toMatch(/^Open /);
    await keyboard.press('Enter');
    await new LeadPanel(page, domain).root.waitFor();
    await keyboard.waitForFocus(`Lead ${domain}`);
    await keyboard.press('Escape');
    await keyboard.waitForFocus(`Open ${domain}`);
  });

  it('changes the language', async () => {
    await keyboard.tabTo(/^Language/, 'Shift+Tab');
    await keyboard.press('Enter');
    await page.getByRole('menuitemradio', { name: 'Türkçe' }).waitFor();
    await keyboard.waitForFocus(/^(Türkçe|English)$/);
    await keyboard.press('Home', 'Enter');
    await page.getByRole('heading', { name: 'Adaylar', level: 1 }).waitFor();
    await keyboard.waitForFocus(/^Dil/);
    await keyboard.press('Enter');
    await page.getByRole('menuitemradio', { name: 'English' }).waitFor();
    await keyboard.waitForFocus(/^(Türkçe|English)$/);
    await keyboard.press('End', 'Enter');
    await page.getByRole('heading', { name: 'Leads', level: 1 }).waitFor();
  });
});

/** Reports every press of a mouse, pen or finger in any page; a control that is worked by keys raises none. */
async function reportPointers(context: BrowserContext, report: (type: string) => void): Promise<void> {
  await context.exposeFunction('reportPointer', report);
  await context.addInitScript(() => {
    const send = (window as unknown as { reportPointer: (type: string) => void }).reportPointer;
    for (const type of ['pointerdown', 'mousedown', 'touchstart']) {
      document.addEventListener(type, () => send(type), { capture: true });
    }
  });
}
