import type { Locator, Page } from 'playwright-core';
import type { Badge } from './leads-page.js';

export type PanelTab = 'Why' | 'Sales' | 'Dynamics 365';

/** The lead beside the list. */
export class LeadPanel {
  readonly root: Locator;
  readonly closeButton: Locator;
  readonly pushButton: Locator;

  constructor(page: Page, domain: string) {
    this.root = page.getByRole('complementary', { name: `Lead ${domain}` });
    this.closeButton = this.root.getByRole('button', { name: 'Close the panel' });
    this.pushButton = this.root.getByRole('button', { name: /^Push (to Dynamics 365|again)$/ });
  }

  tab(name: PanelTab): Locator {
    return this.root.getByRole('tab', { name });
  }

  part(name: PanelTab): Locator {
    return this.root.getByRole('tabpanel', { name });
  }

  badge(status: Badge): Locator {
    return this.root.locator(`[data-d365-status="${status}"]`);
  }
}
