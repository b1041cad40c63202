import type { KeyDefinition } from '../metadata/attribute.js';
import { fold } from './collation.js';
import type { Columns, Row } from './row.js';
import { isLookup } from './row.js';

export type KeyStatus = 'Pending' | 'InProgress' | 'Active' | 'Failed';

export interface KeyTiming {
  readonly createdAt: number;
  /** How long the asynchronous build of the index takes. */
  readonly buildMs: number;
  readonly failed?: boolean;
}

/** One alternate key: its definition, and the unique index behind it once that is built. */
export class KeyIndex {
  readonly definition: KeyDefinition;
  readonly timing: KeyTiming;
  private readonly baseLanguage: number;
  private readonly idByValue = new Map<string, string>();
  private outcome: 'building' | 'Active' | 'Failed';
  private isHurried = false;

  constructor(definition: KeyDefinition, timing: KeyTiming, baseLanguage: number) {
    this.definition = definition;
    this.timing = timing;
    this.baseLanguage = baseLanguage;
    this.outcome = 'building';
  }

  /** Ends the build at the next look at it, however long it had to take. */
  hurry(): void {
    this.isHurried = true;
  }

  /** Where the build stands at `now`; the moment its time is up, the index is built from the rows that exist then. */
  statusAt(now: number, rows: Iterable<Row>): KeyStatus {
    if (this.outcome !== 'building') return this.outcome;
    const elapsed = now - this.timing.createdAt;
    if (this.isHurried || elapsed >= this.timing.buildMs) {
      this.outcome = this.timing.failed !== true && this.build(rows) ? 'Active' : 'Failed';
      return this.outcome;
    }
    return elapsed * 3 < this.timing.buildMs ? 'Pending' : 'InProgress';
  }

  /** The value of the key in these columns; undefined when a part is null, which never collides. */
  valueOf(columns: Columns): string | undefined {
    const parts: string[] = [];
    for (const attribute of this.definition.attributes) {
      const value = columns[attribute];
      if (value === null || value === undefined) return undefined;
      parts.push(fold(isLookup(value) ? value.id : String(value), this.baseLanguage));
    }
    return JSON.stringify(parts);
  }

  idOf(columns: Columns): string | undefined {
    const value = this.valueOf(columns);
    return value === undefined ? undefined : this.idByValue.get(value);
  }

  add(row: Row): void {
    const value = this.valueOf(row.columns);
    if (value !== undefined) this.idByValue.set(value, row.id);
  }

  remove(row: Row): void {
    const value = this.valueOf(row.columns);
    if (value !== undefined && this.idByValue.get(value) === row.id) this.idByValue.delete(value);
  }

  private build(rows: Iterable<Row>): boolean {
    this.idByValue.clear();
    for (const row of rows) {
      if (this.idOf(row.columns) !== undefined) return false;
      this.add(row);
    }
    return true;
  }
}
