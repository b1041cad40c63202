import { Inject, Injectable, Logger } from '@nestjs/common';
import type { LeadLookupJob } from '@hunter/contracts';
import type { IpEnrichment } from '@hunter/core-enrichment';
import type { DnsReading } from '@hunter/core-dns';
import type { Registration, RegistrationFailureCause } from '@hunter/core-whois';
import {
  LeadChangeRepository,
  LeadLookupRepository,
  OutboxRepository,
  type ClaimedLookup,
  type KnownOfLead,
} from '@hunter/persistence';
import { toLogText } from '@hunter/platform';
import { Counter } from 'prom-client';
import { DataSource, type EntityManager } from 'typeorm';
import { toExpiryChange } from '../changes/to-lead-changes';
import { mailAddressOf } from './mail-address-of';
import { NETWORK_READER, type NetworkReader } from './network-reader';
import { planNetwork } from './plan-network';
import { planRegistration } from './plan-registration';
import { REGISTRATION_READER, type RegistrationReader } from './registration-reader';

/** Leads of one job that are looked up at the same time; the registries' own pace is the transport's business. */
const CONCURRENCY = 8;
/** A look-up with its waits and time-outs ends well before, so a lease is never renewed. */
const LEASE_SECONDS = 120;
/** A registration seldom changes, and registries count who asks. */
const REGISTRATION_VALID_MS = 24 * 3_600_000;
const RETRY_SECONDS = [300, 1_800, 7_200];
/** Asking again soon would bring the same. */
const LASTING: ReadonlySet<RegistrationFailureCause> = new Set([
  'no-service',
  'unsafe-address',
  'refused',
  'too-large',
  'malformed',
]);

const lookupsTotal = new Counter({
  name: 'lead_lookups_total',
  help: 'Registrations and networks looked up, by how it went.',
  labelNames: ['kind', 'outcome'],
});

interface FoundOfLead {
  /** Null: not asked for, or known well enough. */
  readonly registration: Registration | null;
  readonly network: IpEnrichment | null;
  readonly readAt: string;
}

/** The second step after a scan: registration and network of leads. What fails leaves the lead as it is. */
@Injectable()
export class RunLookups {
  private readonly logger = new Logger('lookup');
  private readonly running = new Set<Promise<void>>();
  private draining = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly lookups: LeadLookupRepository,
    private readonly changes: LeadChangeRepository,
    private readonly outbox: OutboxRepository,
    @Inject(REGISTRATION_READER) private readonly registrations: RegistrationReader | null,
    @Inject(NETWORK_READER) private readonly networks: NetworkReader | null,
  ) {}

  /** Begins no further lead, and waits for those that are being looked up. The others are due again by themselves. */
  async drain(): Promise<void> {
    this.draining = true;
    await Promise.all(this.running);
  }

  async runLookups({ leadIds }: LeadLookupJob): Promise<void> {
    const queue = [...leadIds];
    const runNext = async (): Promise<void> => {
      for (let leadId = queue.shift(); leadId !== undefined && !this.draining; leadId = queue.shift()) {
        const run = this.lookUpLead(leadId);
        this.running.add(run);
        await run.finally(() => this.running.delete(run));
      }
    };
    await Promise.all(Array.from({ length: Math.min(CONCURRENCY, leadIds.length) }, runNext));
  }

  private async lookUpLead(leadId: string): Promise<void> {
    const claimed = await this.lookups.claimLead(leadId, LEASE_SECONDS);
    if (claimed === null) return;
    try {
      const found = await this.fetchFound(claimed);
      await this.dataSource.transaction((manager) => this.saveFound(manager, claimed, found));
    } catch (error) {
      // A fault of ours, or the database: the lead's turn comes again, and the other leads' turn now.
      this.logger.error({
        message: 'look-up broke',
        domain: claimed.domain,
        error: toLogText(error),
      });
      await this.dataSource.transaction((manager) => this.endLookup(manager, claimed, false));
    }
  }

  private async fetchFound({ domain, reading, registrationReadAt }: ClaimedLookup): Promise<FoundOfLead> {
    const now = new Date();
    const isFresh =
      registrationReadAt !== null && now.getTime() - Date.parse(registrationReadAt) < REGISTRATION_VALID_MS;
    const registration = isFresh ? null : ((await this.registrations?.readRegistration(domain)) ?? null);
    const address = reading === null ? null : mailAddressOf(reading as DnsReading);
    const network = address === null ? null : (this.networks?.readNetwork(address) ?? null);
    if (registration !== null) lookupsTotal.inc({ kind: 'registration', outcome: registration.status });
    if (network !== null) lookupsTotal.inc({ kind: 'network', outcome: outcomeOf(network) });
    return { registration, network, readAt: now.toISOString() };
  }

  private async saveFound(manager: EntityManager, claimed: ClaimedLookup, found: FoundOfLead): Promise<void> {
    const known = await this.lookups.fetchKnown(manager, claimed.leadId);
    if (known === null) return;
    const savedRegistration = await this.saveRegistration(manager, claimed.leadId, known, found);
    const savedNetwork = await this.saveNetwork(manager, claimed.leadId, known, found);
    if (savedRegistration || savedNetwork) {
      await this.outbox.saveEvents(manager, [
        { name: 'lead.updated', data: { lead_id: claimed.leadId, domain: claimed.domain } },
      ]);
    }
    const { registration } = found;
    const isDone = registration?.status !== 'unknown' || LASTING.has(registration.cause);
    await this.endLookup(manager, claimed, isDone);
  }

  private async saveRegistration(
    manager: EntityManager,
    leadId: string,
    known: KnownOfLead,
    { registration, readAt }: FoundOfLead,
  ): Promise<boolean> {
    const planned = registration === null ? null : planRegistration(known.registration, registration, readAt);
    if (planned === null) return false;
    await this.lookups.saveRegistration(manager, leadId, planned);
    const change = toExpiryChange(known.registration.expires_at, planned.expires_at, readAt);
    if (change !== null) await this.changes.saveChanges(manager, [{ lead_id: leadId, ...change }]);
    return true;
  }

  private async saveNetwork(
    manager: EntityManager,
    leadId: string,
    known: KnownOfLead,
    { network, readAt }: FoundOfLead,
  ): Promise<boolean> {
    const planned = network === null ? null : planNetwork(known, network, readAt);
    if (planned === null) return false;
    await this.lookups.saveNetwork(manager, leadId, planned.network, planned.infrastructureSummary);
    return true;
  }

  /** Removes the request, or puts it off; after the last attempt the next scan asks again. */
  private async endLookup(manager: EntityManager, { leadId, attempts }: ClaimedLookup, isDone: boolean): Promise<void> {
    const wait = RETRY_SECONDS[attempts];
    if (isDone || wait === undefined) await this.lookups.deleteLookup(manager, leadId);
    else await this.lookups.postponeLookup(manager, leadId, wait);
  }
}

function outcomeOf({ sources }: IpEnrichment): 'present' | 'absent' | 'unknown' {
  if (sources.some(({ status }) => status === 'present')) return 'present';
  return sources.some(({ status }) => status === 'unknown') ? 'unknown' : 'absent';
}
