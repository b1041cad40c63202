import { Inject, Injectable } from '@nestjs/common';
import {
  AuditLogRepository,
  ImportRepository,
  LeadRepository,
  OutboxRepository,
  ScanJobRepository,
  type OpenItems,
  type PendingLead,
  type RejectedRow,
} from '@hunter/persistence';
import { ProblemError } from '@hunter/platform';
import { DataSource } from 'typeorm';
import { SCAN_QUEUE, type ScanQueue } from '../scan-jobs/scan-queue';
import { toScanJobResponse } from '../scan-jobs/to-scan-job-response';
import { wakeOrLeaveToRelay } from '../scan-jobs/wake-or-leave-to-relay';
import { countTitleRows, guessColumns, namedColumns, type ImportColumns } from './guess-columns';
import { readImportRow } from './read-import-row';
import { readTable } from './read-table';
import { UnreadableTable, type TableRow } from './table-row';

export interface ImportRequest {
  readonly path: string;
  readonly fileName: string | null;
  readonly domainColumn: string | null;
  readonly companyColumn: string | null;
  readonly principal: string;
  readonly requestId: string;
}

export interface StartedImport {
  readonly jobId: string;
  readonly accepted: number;
  readonly rejectedTotal: number;
  /** The first refused rows; all of them are kept with the import. */
  readonly rejected: readonly RejectedRow[];
  readonly columns: { readonly domain: string; readonly company: string | null };
}

const REJECTED_IN_ANSWER = 100;
const ROWS_PER_STATEMENT = 2_000;
const SAMPLE_ROWS = 200;
/** Rows one file may hold. */
export const MAX_IMPORT_ROWS = 200_000;

interface ReadImport {
  readonly columns: ImportColumns;
  readonly header: readonly string[];
  readonly leads: readonly PendingLead[];
  readonly rejected: readonly RejectedRow[];
}

/** Imports a CSV or XLSX list: good rows become unscanned leads and items of one job, bad rows are kept with their reason. */
@Injectable()
export class ImportLeads {
  constructor(
    private readonly dataSource: DataSource,
    private readonly leads: LeadRepository,
    private readonly scanJobs: ScanJobRepository,
    private readonly imports: ImportRepository,
    private readonly outbox: OutboxRepository,
    private readonly audit: AuditLogRepository,
    @Inject(SCAN_QUEUE) private readonly queue: ScanQueue,
  ) {}

  /** @throws ProblemError `import-unreadable` when the file is no table or holds no column of domains. */
  async importLeads(request: ImportRequest): Promise<StartedImport> {
    const read = await this.readFile(request);
    const items = await this.saveImport(request, read);
    if (items.itemIds.length > 0) await wakeOrLeaveToRelay(this.queue, items);
    return {
      jobId: items.scanJobId,
      accepted: read.leads.length,
      rejectedTotal: read.rejected.length,
      rejected: read.rejected.slice(0, REJECTED_IN_ANSWER),
      columns: {
        domain: columnName(read, read.columns.domain),
        company: read.columns.company === null ? null : columnName(read, read.columns.company),
      },
    };
  }

  private async readFile(request: ImportRequest): Promise<ReadImport> {
    try {
      return await readImport(readTable(request.path), request);
    } catch (error) {
      if (error instanceof UnreadableTable) {
        throw new ProblemError('import-unreadable', { errors: [{ field: 'file', code: error.reason }] });
      }
      throw error;
    }
  }

  private async saveImport(request: ImportRequest, read: ReadImport): Promise<OpenItems> {
    // Over all statements in the order in which every writer locks leads, so that no two wait for each other.
    const ordered = [...read.leads].sort((left, right) => (left.domain < right.domain ? -1 : 1));
    return this.dataSource.transaction(async (manager) => {
      for (let start = 0; start < ordered.length; start += ROWS_PER_STATEMENT) {
        await this.leads.savePendingLeads(manager, 'import', ordered.slice(start, start + ROWS_PER_STATEMENT));
      }
      const items = await this.scanJobs.saveScanJob(manager, {
        kind: 'import',
        requestedBy: request.principal,
        domains: read.leads.map((lead) => lead.domain),
      });
      const batchId = await this.imports.saveImportBatch(manager, {
        scanJobId: items.scanJobId,
        fileName: request.fileName,
        domainColumn: columnName(read, read.columns.domain),
        companyColumn: read.columns.company === null ? null : columnName(read, read.columns.company),
        accepted: read.leads.length,
        rejected: read.rejected.length,
        createdBy: request.principal,
      });
      for (let start = 0; start < read.rejected.length; start += ROWS_PER_STATEMENT) {
        await this.imports.saveRejectedRows(manager, batchId, read.rejected.slice(start, start + ROWS_PER_STATEMENT));
      }
      await this.audit.saveEntry(manager, {
        principal: request.principal,
        action: 'import.start',
        subject: items.scanJobId,
        requestId: request.requestId,
      });
      const job = await this.scanJobs.findScanJob(items.scanJobId, manager);
      if (job === null) throw new Error('a saved job is found');
      await this.outbox.saveEvents(manager, [{ name: 'job.progress', data: { ...toScanJobResponse(job) } }]);
      return items;
    });
  }
}

async function readImport(rows: AsyncIterable<TableRow>, request: ImportRequest): Promise<ReadImport> {
  const sample: TableRow[] = [];
  const leads = new Map<string, PendingLead>();
  const rejected: RejectedRow[] = [];
  let columns: ImportColumns | null = null;
  const accept = (row: TableRow, known: ImportColumns): void => {
    const result = readImportRow(row, known);
    if (!result.ok) rejected.push(result.rejected);
    else if (leads.has(result.lead.domain))
      rejected.push({ line: row.line, field: 'domain', code: 'duplicate', suggestion: null });
    else leads.set(result.lead.domain, result.lead);
  };
  const settleColumns = (): ImportColumns => {
    sample.splice(0, countTitleRows(toCells(sample), request.domainColumn));
    const known = findColumns(sample, request);
    for (const row of known.hasHeader ? sample.slice(1) : sample) accept(row, known);
    return known;
  };
  for await (const row of rows) {
    if (columns !== null) accept(row, columns);
    else {
      sample.push(row);
      if (sample.length === SAMPLE_ROWS) columns = settleColumns();
    }
    if (leads.size + rejected.length > MAX_IMPORT_ROWS) throw tooManyRows();
  }
  columns ??= settleColumns();
  return { columns, header: sample[0]?.cells ?? [], leads: [...leads.values()], rejected };
}

function findColumns(sample: readonly TableRow[], request: ImportRequest): ImportColumns {
  const rows = toCells(sample);
  const found =
    request.domainColumn === null
      ? guessColumns(rows)
      : namedColumns(rows[0] ?? [], { domain: request.domainColumn, company: request.companyColumn });
  if (found !== null) return found;
  throw new ProblemError('import-unreadable', {
    detail: 'No column holds web sites or domains. Name it with domain_column.',
    errors: [{ field: 'domain_column', code: 'column-not-found', allowed: (rows[0] ?? []).slice(0, 50) }],
  });
}

function toCells(rows: readonly TableRow[]): (readonly string[])[] {
  return rows.map((row) => row.cells);
}

function tooManyRows(): ProblemError {
  return new ProblemError('import-unreadable', {
    detail: `A file may hold ${String(MAX_IMPORT_ROWS)} rows. Split it.`,
    errors: [{ field: 'file', code: 'too-many-rows' }],
  });
}

function columnName(read: ReadImport, index: number): string {
  return read.columns.hasHeader ? (read.header[index] ?? String(index + 1)) : String(index + 1);
}
