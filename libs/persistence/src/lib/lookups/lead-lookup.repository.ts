import { Injectable } from '@nestjs/common';
import { DataSource, EntityManager } from 'typeorm';
import { toJsonb } from '../to-jsonb';

/** A lead whose registration and network are being looked up, with what its scan read. */
export interface ClaimedLookup {
  readonly leadId: string;
  readonly domain: string;
  readonly reading: unknown;
  /** When the registration was last read, ISO 8601 UTC; null: never. */
  readonly registrationReadAt: string | null;
  /** Look-ups of this request that failed before. */
  readonly attempts: number;
}

/** What is known of a lead's registration. Names are columns of the lead. */
export interface LeadRegistration {
  readonly registration_status: string;
  readonly registration_source: string | null;
  readonly registration_read_at: string | null;
  readonly registrar: string | null;
  /** `YYYY-MM-DD`. */
  readonly expires_at: string | null;
  readonly nameservers: readonly string[] | null;
}

/** What is known of the network of a lead's first mail host. */
export interface LeadNetwork {
  readonly ip_address: string;
  readonly asn: number | null;
  readonly asn_org: string | null;
  readonly isp: string | null;
  readonly country: string | null;
  readonly city: string | null;
  readonly usage_type: string | null;
  readonly is_proxy: boolean | null;
  readonly proxy_type: string | null;
  readonly read_at: string;
}

/** What was known before a look-up. The lead stays locked until the caller's transaction ends. */
export interface KnownOfLead {
  readonly registration: LeadRegistration;
  readonly network: LeadNetwork | null;
  readonly infrastructureSummary: string | null;
}

/** The newest entry of a lead's network as a JSON object, for a query over `leads l`. */
export const LATEST_NETWORK_SQL = `(
  SELECT jsonb_build_object('ip_address', host(n.ip_address), 'asn', n.asn, 'asn_org', n.asn_org, 'isp', n.isp,
    'country', n.country, 'city', n.city, 'usage_type', n.usage_type, 'is_proxy', n.is_proxy, 'proxy_type', n.proxy_type,
    'read_at', to_char(n.read_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  FROM ip_enrichment n WHERE n.lead_id = l.id ORDER BY n.read_at DESC LIMIT 1
)`;

/** Leads whose registration and network are still to be looked up: one row each, removed when it is done. */
@Injectable()
export class LeadLookupRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Asks for look-ups, in the transaction that commits the scan. A lead that waits already is looked up once. */
  async saveLookupRequests(manager: EntityManager, leadIds: readonly string[]): Promise<void> {
    await manager.query(
      `INSERT INTO lead_lookups (lead_id) SELECT unnest($1::uuid[])
       ON CONFLICT (lead_id) DO UPDATE SET due_at = least(lead_lookups.due_at, now()), attempts = 0`,
      [leadIds],
    );
  }

  /**
   * Leads that are due and that nobody holds, longest waiting first. They are due again after `ringSeconds`, in case the
   * wake-up that the caller sends is lost.
   */
  async takeDueLeads(limit: number, ringSeconds: number): Promise<readonly string[]> {
    const rows = await this.dataSource.query<{ lead_id: string }[]>(
      `WITH rung AS (
         UPDATE lead_lookups SET due_at = now() + make_interval(secs => $2) WHERE lead_id IN (
           SELECT lead_id FROM lead_lookups WHERE due_at <= now() AND (lease_until IS NULL OR lease_until < now())
           ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED
         ) RETURNING lead_id
       ) SELECT lead_id FROM rung`,
      [limit, ringSeconds],
    );
    return rows.map((row) => row.lead_id);
  }

  /** Takes a lead unless it is done or somebody holds it; a worker that died gives it back when the lease ends. */
  async claimLead(leadId: string, leaseSeconds: number): Promise<ClaimedLookup | null> {
    const [row] = await this.dataSource.query<(ClaimedLookup & { registrationReadAt: Date | null })[]>(
      `WITH claimed AS (
         UPDATE lead_lookups SET lease_until = now() + make_interval(secs => $2)
         WHERE lead_id = $1 AND (lease_until IS NULL OR lease_until < now()) RETURNING lead_id, attempts
       ) SELECT l.id AS "leadId", l.domain, l.reading, l.registration_read_at AS "registrationReadAt", claimed.attempts
         FROM claimed JOIN leads l ON l.id = claimed.lead_id`,
      [leadId, leaseSeconds],
    );
    if (row === undefined) return null;
    return { ...row, registrationReadAt: row.registrationReadAt?.toISOString() ?? null };
  }

  async fetchKnown(manager: EntityManager, leadId: string): Promise<KnownOfLead | null> {
    const [row] = await manager.query<KnownOfLeadRow[]>(
      `SELECT l.registration_status, l.registration_source, l.registration_read_at, l.registrar, l.expires_at::text,
              l.nameservers, l.infrastructure_summary, ${LATEST_NETWORK_SQL} AS network
       FROM leads l WHERE l.id = $1 FOR NO KEY UPDATE OF l`,
      [leadId],
    );
    if (row === undefined) return null;
    const { infrastructure_summary, network, registration_read_at, ...registration } = row;
    return {
      registration: { ...registration, registration_read_at: registration_read_at?.toISOString() ?? null },
      network,
      infrastructureSummary: infrastructure_summary,
    };
  }

  async saveRegistration(manager: EntityManager, leadId: string, registration: LeadRegistration): Promise<void> {
    await manager.query(
      `UPDATE leads SET registration_status = $2, registration_source = $3, registration_read_at = $4, registrar = $5,
         expires_at = $6, nameservers = $7::jsonb, updated_at = now(), row_version = row_version + 1 WHERE id = $1`,
      [
        leadId,
        registration.registration_status,
        registration.registration_source,
        registration.registration_read_at,
        registration.registrar,
        registration.expires_at,
        registration.nameservers === null ? null : toJsonb(registration.nameservers),
      ],
    );
  }

  /** Keeps what is known of the network and the line that people read about it. */
  async saveNetwork(
    manager: EntityManager,
    leadId: string,
    network: LeadNetwork,
    infrastructureSummary: string | null,
  ): Promise<void> {
    const columns = Object.keys(NETWORK_COLUMNS);
    const definition = Object.entries(NETWORK_COLUMNS).map(([column, type]) => `${column} ${type}`);
    await manager.query(
      `INSERT INTO ip_enrichment (lead_id, ${columns.join(', ')})
       SELECT $1, ${columns.join(', ')} FROM jsonb_to_record($2::jsonb) AS given (${definition.join(', ')})
       ON CONFLICT (lead_id, ip_address) DO UPDATE SET
         ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
      [leadId, toJsonb(network)],
    );
    await manager.query(
      `UPDATE leads SET infrastructure_summary = $2, updated_at = now(), row_version = row_version + 1
       WHERE id = $1`,
      [leadId, infrastructureSummary],
    );
  }

  /** The look-up is done. */
  async deleteLookup(manager: EntityManager, leadId: string): Promise<void> {
    await manager.query('DELETE FROM lead_lookups WHERE lead_id = $1', [leadId]);
  }

  /** The look-up is to be tried again later. */
  async postponeLookup(manager: EntityManager, leadId: string, seconds: number): Promise<void> {
    await manager.query(
      `UPDATE lead_lookups SET due_at = now() + make_interval(secs => $2), lease_until = NULL, attempts = attempts + 1
       WHERE lead_id = $1`,
      [leadId, seconds],
    );
  }
}

const NETWORK_COLUMNS = {
  ip_address: 'inet',
  asn: 'bigint',
  asn_org: 'text',
  isp: 'text',
  country: 'text',
  city: 'text',
  usage_type: 'text',
  is_proxy: 'boolean',
  proxy_type: 'text',
  read_at: 'timestamptz',
} as const satisfies Record<keyof LeadNetwork, string>;

type KnownOfLeadRow = Omit<LeadRegistration, 'registration_read_at'> & {
  readonly registration_read_at: Date | null;
  readonly infrastructure_summary: string | null;
  readonly network: LeadNetwork | null;
};
