import { BullModule, getQueueToken } from '@nestjs/bull';
import { DynamicModule, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { TypeOrmModule } from '@nestjs/typeorm';
import { QUEUES } from '@hunter/contracts';
import { LOOKUP_SETTINGS, LeadsModule, LookupsModule } from '@hunter/leads';
import { createDataSourceOptions, PersistenceModule } from '@hunter/persistence';
import { DEFAULT_REDIS_URL, OperationsModule, RedisConnections, RedisModule } from '@hunter/platform';
import type { Queue } from 'bull';
import { DataSource } from 'typeorm';
import { persistenceContributions, registerIntegrations } from './integrations';
import { LookupProcessor } from './lookup/lookup.processor';
import { LookupRelay } from './relay/lookup-relay';
import { Sweep } from './relay/sweep';
import { ScanRelay } from './relay/scan-relay';
import { ScanProcessor } from './scan/scan.processor';
import type { WorkerSettings } from './worker-config';

/** The worker process: Bull processors, the relays that find what Redis lost, and health. */
@Module({})
export class WorkerModule {
  static register({ process: config, scan, ipSources }: WorkerSettings, environment: NodeJS.ProcessEnv): DynamicModule {
    const leads = LeadsModule.register({
      dnsServers: scan.HUNTER_DNS_SERVERS,
      domainDeadlineMs: scan.HUNTER_SCAN_DEADLINE_MS,
      domainsPerSecond: scan.HUNTER_SCAN_RATE,
      concurrency: scan.HUNTER_SCAN_CONCURRENCY,
      dossier: scan.toDossierSettings(),
      lookups: scan.toLookupSettings(),
    });
    return {
      module: WorkerModule,
      imports: [
        TypeOrmModule.forRoot({
          ...createDataSourceOptions({
            url: config.DATABASE_URL,
            poolSize: config.HUNTER_DATABASE_POOL,
            applicationName: 'hunter-worker',
            contributions: persistenceContributions,
          }),
          retryAttempts: 10,
          retryDelay: 1_000,
        }),
        RedisModule.register(config.REDIS_URL ?? DEFAULT_REDIS_URL),
        BullModule.forRootAsync({
          inject: [RedisConnections],
          useFactory: (redis: RedisConnections) => ({ createClient: (kind) => redis.open(kind) }),
        }),
        ScheduleModule.forRoot(),
        PersistenceModule.register({ leadListContributions: [] }),
        leads,
        LookupsModule.register({ registration: scan.HUNTER_REGISTRATION_ENABLED, ipSources }),
        OperationsModule.register({
          imports: [leads],
          inject: [DataSource, getQueueToken(QUEUES.domainScan)],
          indicators: (dataSource: DataSource, queue: Queue) => [
            {
              name: 'database',
              check: async () => {
                await dataSource.query('SELECT 1');
              },
            },
            {
              name: 'queue',
              check: async () => {
                await queue.client.ping();
              },
            },
          ],
        }),
        ...registerIntegrations(environment, leads),
      ],
      providers: [
        { provide: LOOKUP_SETTINGS, useValue: scan.toLookupSettings() },
        LookupProcessor,
        LookupRelay,
        Sweep,
        ScanProcessor,
        ScanRelay,
      ],
    };
  }
}
