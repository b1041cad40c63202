import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

export interface AuditEntry {
  readonly principal: string;
  readonly action: string;
  readonly subject: string | null;
  readonly requestId: string | null;
}

/** Who did what. Rows are only ever added. */
@Injectable()
export class AuditLogRepository {
  async saveEntry(manager: EntityManager, entry: AuditEntry): Promise<void> {
    await manager.query('INSERT INTO audit_log (principal, action, subject, request_id) VALUES ($1, $2, $3, $4)', [
      entry.principal,
      entry.action,
      entry.subject,
      entry.requestId,
    ]);
  }
}
