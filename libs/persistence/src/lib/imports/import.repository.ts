import { Injectable } from '@nestjs/common';
import { DataSource, EntityManager } from 'typeorm';
import { toJsonb } from '../to-jsonb';
import { toStorableText } from '../to-storable-text';

export interface RejectedRow {
  /** Line in the file, the header being line 1. */
  readonly line: number;
  readonly field: string;
  readonly code: string;
  readonly suggestion: string | null;
}

export interface NewImportBatch {
  readonly scanJobId: string;
  readonly fileName: string | null;
  readonly domainColumn: string;
  readonly companyColumn: string | null;
  readonly accepted: number;
  readonly rejected: number;
  readonly createdBy: string;
}

/** Import batches and the rows they refused, kept so that a rep can mend and send them again. */
@Injectable()
export class ImportRepository {
  constructor(private readonly dataSource: DataSource) {}

  async saveImportBatch(manager: EntityManager, batch: NewImportBatch): Promise<string> {
    const [row] = await manager.query<{ id: string }[]>(
      `INSERT INTO import_batches (scan_job_id, file_name, domain_column, company_column, accepted, rejected, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [
        batch.scanJobId,
        toTextOrNull(batch.fileName),
        toStorableText(batch.domainColumn),
        toTextOrNull(batch.companyColumn),
        batch.accepted,
        batch.rejected,
        batch.createdBy,
      ],
    );
    if (row === undefined) throw new Error('INSERT … RETURNING gives one row');
    return row.id;
  }

  async saveRejectedRows(manager: EntityManager, batchId: string, rows: readonly RejectedRow[]): Promise<void> {
    await manager.query(
      `INSERT INTO import_rows (import_batch_id, line, field, code, suggestion)
       SELECT $1, line, field, code, suggestion
       FROM jsonb_to_recordset($2::jsonb) AS given (line integer, field text, code text, suggestion text)`,
      [batchId, toJsonb(rows)],
    );
  }

  /** Refused rows of the import that started this job, in file order. */
  async fetchRejectedRows(scanJobId: string, afterLine: number, limit: number): Promise<readonly RejectedRow[]> {
    return this.dataSource.query<RejectedRow[]>(
      `SELECT r.line, r.field, r.code, r.suggestion FROM import_rows r JOIN import_batches b ON b.id = r.import_batch_id
       WHERE b.scan_job_id = $1 AND r.line > $2 ORDER BY r.line LIMIT $3`,
      [scanJobId, afterLine, limit],
    );
  }
}

function toTextOrNull(text: string | null): string | null {
  return text === null ? null : toStorableText(text);
}
