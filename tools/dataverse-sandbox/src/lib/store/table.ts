import type { KeyIndex } from './key-index.js';
import type { Row, Tombstone } from './row.js';

/** The rows of one table with their alternate-key indexes. Knows no business rule. */
export class Table {
  readonly rows = new Map<string, Row>();
  readonly keys: KeyIndex[] = [];
  readonly tombstones: Tombstone[] = [];

  /** The keys whose index is built at `now`: only these are addressable and enforced. */
  activeKeys(now: number): KeyIndex[] {
    return this.keys.filter((key) => key.statusAt(now, this.rows.values()) === 'Active');
  }

  put(row: Row): void {
    const previous = this.rows.get(row.id);
    for (const key of this.keys) {
      if (previous !== undefined) key.remove(previous);
      key.add(row);
    }
    this.rows.set(row.id, row);
  }

  drop(id: string): void {
    const previous = this.rows.get(id);
    if (previous === undefined) return;
    for (const key of this.keys) key.remove(previous);
    this.rows.delete(id);
  }
}
