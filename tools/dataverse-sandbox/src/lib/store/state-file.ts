import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { attributeSchema, keySchema } from '../metadata/definition-schema.js';
import type { Organization } from './organization.js';
import type { ColumnValue } from './row.js';

const SAVE_AFTER_MS = 200;

/** The share of its time that a busy sandbox may spend on writing its file. */
const SAVING_SHARE = 0.1;
const FORMAT = 1;

const columnValue: z.ZodType<ColumnValue> = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.strictObject({ id: z.string(), logicalName: z.string() }),
  z.null(),
]);

const savedState = z.strictObject({
  format: z.literal(FORMAT),
  profile: z.string(),
  version: z.number(),
  writes: z.strictObject({ created: z.number(), updated: z.number(), deleted: z.number() }),
  tables: z.record(
    z.string(),
    z.strictObject({
      attributes: z.array(attributeSchema),
      keys: z.array(
        z.strictObject({
          definition: keySchema,
          timing: z.strictObject({ createdAt: z.number(), buildMs: z.number(), failed: z.boolean().exactOptional() }),
        }),
      ),
      rows: z.array(
        z.strictObject({ id: z.string(), version: z.number(), columns: z.record(z.string(), columnValue) }),
      ),
      tombstones: z.array(z.strictObject({ id: z.string(), version: z.number() })),
    }),
  ),
});

/** Keeps an organisation's rows in a JSON file, so that they outlive the process. */
export class StateFile {
  private readonly path: string;
  private readonly org: Organization;
  private timer: NodeJS.Timeout | undefined;
  private pauseMs = SAVE_AFTER_MS;

  constructor(path: string, org: Organization) {
    this.path = path;
    this.org = org;
  }

  /** Reads the file, when there is one, and saves from now on shortly after every change. */
  open(): void {
    this.load();
    this.org.onChange(() => {
      this.timer ??= setTimeout(() => {
        this.save();
      }, this.pauseMs).unref();
    });
  }

  /** Writes a whole new file and puts it in the old one's place, so that a crash leaves one of the two. */
  save(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const startedAt = performance.now();
    const draft = `${this.path}.new`;
    writeFileSync(draft, JSON.stringify(this.snapshot()));
    renameSync(draft, this.path);
    this.pauseMs = Math.max(SAVE_AFTER_MS, (performance.now() - startedAt) / SAVING_SHARE);
  }

  private load(): void {
    if (!existsSync(this.path)) return;
    const state = savedState.parse(JSON.parse(readFileSync(this.path, 'utf8')));
    if (state.profile !== this.org.profile.name) {
      throw new Error(`${this.path} holds the profile '${state.profile}', not '${this.org.profile.name}'`);
    }
    for (const [logicalName, saved] of Object.entries(state.tables)) {
      const table = this.org.table(logicalName);
      const entity = this.org.entity(logicalName);
      if (entity !== undefined) this.org.replaceEntity({ ...entity, attributes: saved.attributes });
      table.keys.splice(0);
      for (const key of saved.keys) this.org.addKey(logicalName, key.definition, key.timing);
      for (const row of saved.rows) table.put(row);
      table.tombstones.push(...saved.tombstones);
    }
    this.org.resume(state.version, state.writes);
  }

  private snapshot(): object {
    const tables = this.org.entities().map((entity) => {
      const { rows, tombstones, keys } = this.org.table(entity.logicalName);
      const saved = {
        attributes: entity.attributes,
        keys: keys.map(({ definition, timing }) => ({ definition, timing })),
        rows: [...rows.values()],
        tombstones,
      };
      return [entity.logicalName, saved] as const;
    });
    return {
      format: FORMAT,
      profile: this.org.profile.name,
      version: this.org.lastVersion,
      writes: { ...this.org.writes },
      tables: Object.fromEntries(tables),
    };
  }
}
