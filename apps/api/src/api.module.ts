import { BullModule } from '@nestjs/bull';
import { DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LeadsModule, SUMMARY_SETTINGS } from '@hunter/leads';
import { createDataSourceOptions, PersistenceModule } from '@hunter/persistence';
import {
  ClosedQueryGuard,
  DEFAULT_REDIS_URL,
  JsonBodyGuard,
  OperationsModule,
  PrincipalGuard,
  RedisConnections,
  RedisModule,
} from '@hunter/platform';
import { DataSource } from 'typeorm';
import type { ApiSettings } from './api-settings';
import { EventsController } from './events/events.controller';
import { EventStream } from './events/event-stream';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor';
import { IdentityController } from './identity/identity.controller';
import { ImportsController } from './imports/imports.controller';
import { createIntegrations, INTEGRATION_FLAGS, persistenceContributions } from './integrations';
import { LeadChangesController } from './leads/lead-changes.controller';
import { LeadsController } from './leads/leads.controller';
import { LeadReader } from './leads/lead-reader';
import { ScanJobsController } from './scan-jobs/scan-jobs.controller';

/** The api process: controllers over the use cases, and the integrations that are registered. */
@Module({})
export class ApiModule {
  static register({ process: config, scan }: ApiSettings, environment: NodeJS.ProcessEnv): DynamicModule {
    const leads = LeadsModule.register({
      dnsServers: scan.HUNTER_DNS_SERVERS,
      domainDeadlineMs: scan.HUNTER_SCAN_DEADLINE_MS,
      domainsPerSecond: scan.HUNTER_SCAN_RATE,
      concurrency: scan.HUNTER_SCAN_CONCURRENCY,
      dossier: scan.toDossierSettings(),
      lookups: scan.toLookupSettings(),
    });
    const integrations = createIntegrations(environment, leads);
    return {
      module: ApiModule,
      imports: [
        TypeOrmModule.forRoot({
          ...createDataSourceOptions({
            url: config.DATABASE_URL,
            poolSize: config.HUNTER_DATABASE_POOL,
            applicationName: 'hunter-api',
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
        PersistenceModule.register({ leadListContributions: integrations.leadListContributions }),
        leads,
        OperationsModule.register({
          inject: [DataSource],
          indicators: (dataSource: DataSource) => [
            {
              name: 'database',
              check: async () => {
                await dataSource.query('SELECT 1');
              },
            },
          ],
        }),
        ...integrations.imports,
      ],
      controllers: [
        EventsController,
        IdentityController,
        ImportsController,
        LeadChangesController,
        LeadsController,
        ScanJobsController,
      ],
      providers: [
        EventStream,
        LeadReader,
        { provide: INTEGRATION_FLAGS, useValue: integrations.flags },
        { provide: SUMMARY_SETTINGS, useValue: scan.toSummarySettings() },
        { provide: APP_GUARD, useClass: PrincipalGuard },
        { provide: APP_GUARD, useClass: ClosedQueryGuard },
        { provide: APP_GUARD, useClass: JsonBodyGuard },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      ],
    };
  }
}
