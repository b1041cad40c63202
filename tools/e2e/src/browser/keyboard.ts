import type { Page } from 'playwright-core';
import { waitFor } from '../wait-for.js';

const MOST_PRESSES = 80;

/** A person without a mouse: keys only, and what has the focus. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Presses Tab, or Shift+Tab, until the control with that accessible name has the focus. */
  async tabTo(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const passed: string[] = [];
    for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
      const focused = await this.focusedName();
      if (typeof name === 'string' ? focused === name : name.test(focused)) return;
      passed.push(focused);
      await this.page.keyboard.press(key);
    }
    throw new Error(`${key} never reached ${String(name)}; it passed ${JSON.stringify(passed)}`);
  }

  /** The focus may follow a moment after what moved it. */
  async waitForFocus(name: string | RegExp): Promise<void> {
    let focused = '';
    await waitFor(
      `the focus on ${String(name)}`,
      async () => {
        focused = await this.focusedName();
        return (typeof name === 'string' ? focused === name : name.test(focused)) ? true : undefined;
      },
      { describe: () => focused },
    );
  }

  focusedName(): Promise<string> {
    return this.page.evaluate(() => {
      const focused = document.activeElement;
      return (focused?.getAttribute('aria-label') ?? focused?.textContent ?? '').trim();
    });
  }
}
