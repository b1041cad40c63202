import type { Locator, Page } from 'playwright-core';

/** Where a list is dropped, and what became of it. */
export class ImportPage {
  readonly dropZone: Locator;
  readonly chooseButton: Locator;
  readonly status: Locator;
  readonly rejected: Locator;
  readonly anotherButton: Locator;
  readonly showLeadsButton: Locator;

  constructor(private readonly page: Page) {
    this.dropZone = page.getByRole('group', { name: 'Import a list' });
    this.chooseButton = page.getByRole('button', { name: 'Choose a file' });
    this.status = page.getByRole('region', { name: 'Import status' });
    this.rejected = this.status.getByRole('table', { name: 'Rejected rows' }).getByRole('row');
    this.anotherButton = page.getByRole('button', { name: 'Import another file' });
    this.showLeadsButton = page.getByRole('button', { name: 'Show the leads' });
  }

  /** Drops a file as the desktop does: the browser gets a path, not an event made by a script. */
  async dropFile(path: string): Promise<void> {
    await this.dropZone.scrollIntoViewIfNeeded();
    const box = await this.dropZone.boundingBox();
    if (box === null) throw new Error('The drop zone is not on the page.');
    const session = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x, y, data });
    }
    await session.detach();
  }

  /** Every "n of total" that the progress has shown until the job was completed. */
  async watchProgress(total: number): Promise<readonly number[]> {
    const seen = new Set<number>();
    const counted = this.status.getByText(new RegExp(`^\\d+ of ${String(total)}$`));
    await counted.waitFor();
    const completed = this.status.getByText('Completed', { exact: true });
    for (let isOver = false; !isOver; ) {
      isOver = await completed.isVisible();
      seen.add(Number.parseInt(await counted.innerText(), 10));
    }
    return [...seen];
  }
}
