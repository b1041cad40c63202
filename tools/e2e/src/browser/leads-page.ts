import type { Locator, Page } from 'playwright-core';

export type Badge = 'not_synced' | 'syncing' | 'synced' | 'error';

/** The list of leads as a rep sees it, in English. */
export class LeadsPage {
  readonly scanField: Locator;
  readonly scanButton: Locator;
  readonly searchField: Locator;
  readonly grid: Locator;

  constructor(private readonly page: Page) {
    this.scanField = page.getByRole('textbox', { name: 'Domain to scan' });
    this.scanButton = page.getByRole('button', { name: 'Scan', exact: true });
    this.searchField = page.getByRole('searchbox', { name: 'Search domains and companies' });
    this.grid = page.getByRole('grid', { name: 'Leads' });
  }

  row(domain: string): Locator {
    return this.grid
      .getByRole('row')
      .filter({ has: this.page.getByRole('link', { name: `Open ${domain}`, exact: true }) });
  }

  /** The link that opens a lead: the first thing in its row that takes the focus after the check box. */
  openLink(domain: string): Locator {
    return this.page.getByRole('link', { name: `Open ${domain}`, exact: true });
  }

  selectBox(domain: string): Locator {
    return this.page.getByRole('checkbox', { name: `Select ${domain}`, exact: true });
  }

  badge(domain: string, status: Badge): Locator {
    return this.row(domain).locator(`[data-d365-status="${status}"]`);
  }

  filterButton(name: string): Locator {
    return this.page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: new RegExp(name) });
  }

  filterChoice(name: string): Locator {
    return this.page.getByRole('menuitemcheckbox', { name, exact: true });
  }

  columnHeader(name: string): Locator {
    return this.grid.getByRole('columnheader', { name });
  }

  /** Waits until the table holds that many leads, drawn or not. */
  async waitForCount(count: number): Promise<void> {
    const settled = `[aria-rowcount="${String(count + 1)}"][aria-busy="false"]`;
    await this.grid.and(this.page.locator(settled)).waitFor();
  }

  /** The drawn rows from the top: domain, score and status, as they stand there. */
  async readRows(): Promise<readonly { domain: string; status: string | null }[]> {
    return this.grid.locator('tbody tr[data-row]').evaluateAll((rows) =>
      rows.map((row) => ({
        domain: row.querySelector('a')?.textContent ?? '',
        status: row.querySelector('[data-d365-status]')?.getAttribute('data-d365-status') ?? null,
      })),
    );
  }
}
