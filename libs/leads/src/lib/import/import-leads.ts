import { Inject, Injectable } from '@nestjs/common';
import {
  AuditLogRepository,
  ImportRepository,
  LeadRepository,
  OutboxRepository,
  ScanJobRepository,
  type OpenItems,
  type RejectedRow,
} from '@hunter/persistence';
import { ProblemError } from '@hunter/platform';
import { DataSource } from 'typeorm';
import { SCAN_QUEUE, type ScanQueue } from '../scan-jobs/scan-queue';
import { toScanJobResponse } from '../scan-jobs/to-scan-job-response';
import { wakeOrLeaveToRelay } from '../scan-jobs/wake-or-leave-to-relay';
import { findList, type FoundList } from './find-list';
import { readImport, type ReadImport } from './read-import';
import { UnreadableTable } from './table-row';

export interface ImportRequest {
  readonly path: string;
  readonly fileName: string | null;
  readonly domainColumn: string | null;
  readonly companyColumn: string | null;
  /** The sheet of a workbook to import; null: the first that holds a list. */
  readonly sheet: string | null;
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
  /** The sheet that was read; null for a text. */
  readonly sheet: string | null;
  /** Sheets that hold rows too and were not read. */
  readonly otherSheets: readonly string[];
}

const REJECTED_IN_ANSWER = 100;
const ROWS_PER_STATEMENT = 2_000;

type ReadFile = ReadImport & Pick<FoundList, 'sheet' | 'otherSheets'>;

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

  /** @throws ProblemError `import-unreadable` when the file is no table, or holds no such sheet, no such column or no row. */
  async importLeads(request: ImportRequest): Promise<StartedImport> {
    const read = await this.readFile(request);
    const items = await this.saveImport(request, read);
    if (items.itemIds.length > 0) await wakeOrLeaveToRelay(this.queue, items);
    return {
      jobId: items.scanJobId,
      accepted: read.leads.length,
      rejectedTotal: read.rejected.length,
      rejected: read.rejected.slice(0, REJECTED_IN_ANSWER),
      columns: read.columns,
      sheet: read.sheet,
      otherSheets: read.otherSheets,
    };
  }

  private async readFile(request: ImportRequest): Promise<ReadFile> {
    const names = { domain: request.domainColumn, company: request.companyColumn };
    try {
      const { rows, sheet, otherSheets } = await findList(request.path, names, request.sheet);
      return { ...(await readImport(rows, names)), sheet, otherSheets };
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
        domainColumn: read.columns.domain,
        companyColumn: read.columns.company,
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
