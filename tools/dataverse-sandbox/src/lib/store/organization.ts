import type { EntityDefinition, KeyDefinition } from '../metadata/attribute.js';
import type { Profile } from '../metadata/profile.js';
import { ENGLISH } from '../metadata/label.js';
import { stableGuid } from '../metadata/stable-guid.js';
import type { KeyTiming } from './key-index.js';
import { KeyIndex } from './key-index.js';
import type { Row } from './row.js';
import { Table } from './table.js';

export interface WriteCounters {
  created: number;
  updated: number;
  deleted: number;
}

const FIRST_VERSION = 1_000_000;

/** One Dataverse organisation: its table definitions, its rows, and the counter that orders all writes. */
export class Organization {
  readonly profile: Profile;
  readonly clock: () => number;
  readonly writes: WriteCounters = { created: 0, updated: 0, deleted: 0 };
  private readonly definitions = new Map<string, EntityDefinition>();
  private readonly tables = new Map<string, Table>();
  private version = FIRST_VERSION;
  private undo: (() => void)[] | undefined;
  private readonly deferred: (() => void)[] = [];
  private readonly listeners: (() => void)[] = [];

  constructor(profile: Profile, clock: () => number) {
    this.profile = profile;
    this.clock = clock;
    for (const entity of profile.entities) {
      this.definitions.set(entity.logicalName, entity);
      this.tables.set(entity.logicalName, new Table());
      for (const attributes of entity.builtInKeys) this.addKey(entity.logicalName, builtInKey(entity, attributes));
    }
    if (profile.hunterOptionPrefix !== undefined) this.addKey('lead', hunterKey());
  }

  entities(): EntityDefinition[] {
    return [...this.definitions.values()];
  }

  entity(logicalName: string): EntityDefinition | undefined {
    return this.definitions.get(logicalName);
  }

  entityBySet(entitySetName: string): EntityDefinition | undefined {
    return this.entities().find((entity) => entity.entitySetName === entitySetName);
  }

  replaceEntity(entity: EntityDefinition): void {
    this.definitions.set(entity.logicalName, entity);
    this.changed();
  }

  table(logicalName: string): Table {
    const table = this.tables.get(logicalName);
    if (table === undefined) throw new Error(`no table ${logicalName}`);
    return table;
  }

  addKey(logicalName: string, definition: KeyDefinition, timing: KeyTiming = { createdAt: 0, buildMs: 0 }): KeyIndex {
    const key = new KeyIndex(definition, timing, this.profile.baseLanguage);
    this.table(logicalName).keys.push(key);
    this.changed();
    return key;
  }

  removeKey(logicalName: string, metadataId: string): boolean {
    const { keys } = this.table(logicalName);
    const index = keys.findIndex((key) => key.definition.metadataId === metadataId);
    if (index < 0) return false;
    keys.splice(index, 1);
    this.changed();
    return true;
  }

  get lastVersion(): number {
    return this.version;
  }

  /** Continues the counters of a saved organisation. */
  resume(version: number, writes: WriteCounters): void {
    this.version = Math.max(this.version, version);
    Object.assign(this.writes, writes);
  }

  /** Puts the row with the next version; the kind of write is what was there before. */
  save(logicalName: string, id: string, columns: Row['columns']): Row {
    const table = this.table(logicalName);
    const previous = table.rows.get(id);
    this.version += 1;
    const row: Row = { id, version: this.version, columns: { ...columns, versionnumber: this.version } };
    table.put(row);
    const kind = previous === undefined ? 'created' : 'updated';
    this.writes[kind] += 1;
    this.journal(() => {
      this.writes[kind] -= 1;
      if (previous === undefined) table.drop(id);
      else table.put(previous);
    });
    this.changed();
    return row;
  }

  delete(logicalName: string, id: string): void {
    const table = this.table(logicalName);
    const previous = table.rows.get(id);
    if (previous === undefined) return;
    this.version += 1;
    table.drop(id);
    table.tombstones.push({ id, version: this.version });
    this.writes.deleted += 1;
    this.journal(() => {
      this.writes.deleted -= 1;
      table.put(previous);
      table.tombstones.pop();
    });
    this.changed();
  }

  /** Runs `work`; when it throws, every row is as it was before. Inner transactions join the outer one. */
  transact<T>(work: () => T): T {
    if (this.undo !== undefined) return this.runSavepoint(this.undo, work);
    const journal: (() => void)[] = [];
    this.undo = journal;
    try {
      return this.runSavepoint(journal, work);
    } finally {
      this.undo = undefined;
      for (const step of this.deferred.splice(0)) step();
    }
  }

  /** Runs `step` once the current transaction is over, whatever became of it: the work of another writer. */
  afterTransaction(step: () => void): void {
    if (this.undo === undefined) step();
    else this.deferred.push(step);
  }

  /** Registers a reader that wants to know that something was written (the state file). */
  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  private runSavepoint<T>(journal: (() => void)[], work: () => T): T {
    const mark = journal.length;
    try {
      return work();
    } catch (error) {
      for (const step of journal.splice(mark).reverse()) step();
      throw error;
    }
  }

  private journal(step: () => void): void {
    this.undo?.push(step);
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}

function builtInKey(entity: EntityDefinition, attributes: readonly string[]): KeyDefinition {
  const logicalName = `${entity.logicalName}_${attributes.join('_')}`;
  return {
    logicalName,
    schemaName: logicalName,
    metadataId: stableGuid(`key.${logicalName}`),
    displayName: { [ENGLISH]: logicalName },
    attributes,
  };
}

function hunterKey(): KeyDefinition {
  return {
    logicalName: 'hunter_domainkey',
    schemaName: 'hunter_DomainKey',
    metadataId: stableGuid('key.hunter_domainkey'),
    displayName: { [ENGLISH]: 'Hunter domain' },
    attributes: ['hunter_domain'],
  };
}
