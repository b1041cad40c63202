import type { DataSource } from 'typeorm';
import type { LeadForPush, LeadPushability, LeadRef, LeadSource } from '../src/lib/lead-source.port';
import { sampleLead } from './sample-lead';

/** The port over the test's lead table. */
export class TableLeadSource implements LeadSource {
  constructor(
    private readonly dataSource: DataSource,
    /** Mail addresses that somebody gave, by domain. */
    private readonly contacts: ReadonlyMap<string, string> = new Map(),
  ) {}

  async fetchLead(leadId: string): Promise<LeadForPush | null> {
    const [row] = await this.dataSource.query<
      { id: string; domain: string; company_name: string | null; readiness_score: number | null }[]
    >('SELECT id, domain, company_name, readiness_score FROM leads WHERE id = $1', [leadId]);
    if (row === undefined) return null;
    return sampleLead({
      leadId: row.id,
      domain: row.domain,
      companyName: row.company_name,
      score: row.readiness_score,
      origin: 'scan',
      contactEmail: this.contacts.get(row.domain) ?? null,
    });
  }

  async resolveLeadId(ref: LeadRef): Promise<string | null> {
    const [row] = await this.dataSource.query<{ id: string }[]>(
      'SELECT id FROM leads WHERE id::text = $1 OR domain = $2',
      ['leadId' in ref ? ref.leadId : null, 'domain' in ref ? ref.domain : null],
    );
    return row?.id ?? null;
  }

  async fetchPushability(leadIds: readonly string[]): Promise<readonly LeadPushability[]> {
    return this.dataSource.query(
      `SELECT id AS "leadId", readiness_score IS NOT NULL AS scored FROM leads WHERE id = ANY($1::uuid[])`,
      [leadIds],
    );
  }
}
