import { QUEUES, type D365PushJob } from '@hunter/contracts';
import { BullModule, getQueueToken } from '@nestjs/bull';
import {
  DynamicModule,
  Inject,
  Module,
  OnApplicationShutdown,
  type ClassProvider,
  type ExistingProvider,
  type FactoryProvider,
  type ModuleMetadata,
  type Provider,
  type Type,
  type ValueProvider,
} from '@nestjs/common';
import type { Queue, QueueOptions } from 'bull';
import { D365Client } from '../lib/client';
import { readD365Config, type D365Config, type D365EnabledConfig } from '../lib/config';
import { createD365Client } from '../lib/create-client';
import { NO_LEAD_FILTER, type LeadFilterSource } from '../lib/lead-filter.port';
import type { LeadSource } from '../lib/lead-source.port';
import { OrgDirectory } from '../lib/org-directory';
import type { RequestLimiter } from '../lib/delivery/request-limiter';
import { D365QualifyController } from './after-push/d365-qualify.controller';
import { D365QualifyGuard } from './after-push/d365-qualify.guard';
import { D365ReadbackController } from './after-push/d365-readback.controller';
import { qualifyProviders } from './after-push/lead-qualification.service';
import { readbackProviders } from './after-push/readback-task.service';
import { ReadbackRepository } from './after-push/readback.repository';
import { BatchReporter } from './batches/batch-reporter.service';
import { BatchRepository } from './batches/batch.repository';
import { BatchRequests } from './batches/batch-requests.service';
import { D365BatchesController } from './batches/d365-batches.controller';
import { UndoRunner } from './batches/undo-runner.service';
import { ChunkRunner } from './bulk/chunk-runner.service';
import { ChunkRepository } from './bulk/chunk.repository';
import { D365Controller } from './d365.controller';
import { D365EnabledGuard } from './d365-enabled.guard';
import { SILENT_D365_EVENTS, type D365Events } from './d365-events.port';
import {
  D365_CLIENT,
  D365_CONFIG,
  D365_EVENTS,
  LEAD_FILTER,
  LEAD_SOURCE,
  ORG_DIRECTORY,
  PUSH_WAKER,
} from './d365.tokens';
import { D365DeliveryController } from './delivery/d365-delivery.controller';
import { DeliveryGate } from './delivery/delivery-gate.service';
import { DeliveryStatusReader } from './delivery/delivery-status.service';
import { deliveryProviders } from './delivery/delivery.providers';
import { REQUEST_LIMITER } from './delivery/delivery.tokens';
import { WaitingJobsRepository } from './delivery/waiting-jobs.repository';
import { LeadSyncRepository } from './lead-sync.repository';
import { D365PreviewController } from './preview/d365-preview.controller';
import { PreviewPushes } from './preview/preview.service';
import { PushJobRepository } from './push-job.repository';
import { PushLeaseRepository } from './push-lease.repository';
import { throttledTotal, tokenRefreshTotal } from './push-metrics';
import { PushProcessor } from './push.processor';
import { PushRelay } from './push-relay.service';
import { PushRequests } from './push-requests.service';
import { PushRunner } from './push-runner.service';
import { PushTargets } from './push-targets.service';
import { BullPushWaker } from './push-waker';
import { D365SetupController } from './setup/d365-setup.controller';
import { setupProviders } from './setup/organization-setup.service';

/** How the host supplies a port: a class, or any of Nest's provider forms without its token. */
export type PortProvider<T> =
  | Type<T>
  | Omit<ClassProvider<T>, 'provide'>
  | Omit<FactoryProvider<T>, 'provide'>
  | Omit<ExistingProvider<T>, 'provide'>
  | Omit<ValueProvider<T>, 'provide'>;

/** What the host brings. It also provides TypeORM's `DataSource` and configures Bull with `BullModule.forRoot`. */
export interface D365ModuleOptions {
  /** Modules that export what the port providers inject. */
  readonly imports?: NonNullable<ModuleMetadata['imports']>;
  readonly leadSource: PortProvider<LeadSource>;
  readonly events?: PortProvider<D365Events>;
  /** For the api: finds the leads behind a filter of the lead list. */
  readonly leadFilter?: PortProvider<LeadFilterSource>;
  /** Read from `HUNTER_D365_*` when it is not given. */
  readonly config?: D365Config;
}

/** Rings are short, so a worker that stalled before its claim is noticed soon. */
const QUEUE_SETTINGS: NonNullable<QueueOptions['settings']> = {
  lockDuration: 15_000,
  stalledInterval: 5_000,
  maxStalledCount: 1_000,
  retryProcessDelay: 500,
};

/** The integration's one registry module. Taking it out of an app is deleting one line. */
@Module({})
export class D365Module {
  /** Endpoints under `d365/`. With the flag off they answer `d365-disabled` and no queue is opened. */
  static forApi(options: D365ModuleOptions): DynamicModule {
    const config = options.config ?? readD365Config(process.env);
    return {
      module: D365Module,
      imports: [...(options.imports ?? []), ...queueOf(config)],
      controllers: [
        D365Controller,
        D365BatchesController,
        D365DeliveryController,
        D365PreviewController,
        D365QualifyController,
        D365ReadbackController,
        D365SetupController,
      ],
      providers: [
        ...hostProviders(options, config),
        toProvider<LeadFilterSource>(LEAD_FILTER, options.leadFilter ?? { useValue: NO_LEAD_FILTER }),
        wakerOf(config),
        ...previewProviders(config),
        ...setupProviders(config),
        ...statusProviders(config),
        ...qualifyProviders(config),
        D365EnabledGuard,
        D365QualifyGuard,
        ReadbackRepository,
        BatchRepository,
        BatchRequests,
        PushJobRepository,
        PushRequests,
        PushTargets,
      ],
    };
  }

  /** Processor and relay. With the flag off the module is empty. */
  static forWorker(options: D365ModuleOptions): DynamicModule {
    const config = options.config ?? readD365Config(process.env);
    if (!config.enabled) return { module: D365Module };
    return {
      module: D365Module,
      imports: [...(options.imports ?? []), ...queueOf(config)],
      providers: [
        ...hostProviders(options, config),
        wakerOf(config),
        ...dynamicsProviders(config),
        PushLeaseRepository,
        WaitingJobsRepository,
        DeliveryGate,
        BatchReporter,
        BatchRepository,
        UndoRunner,
        PushRunner,
        ChunkRepository,
        ChunkRunner,
        PushProcessor,
        PushRelay,
        ...readbackProviders(config),
      ],
      exports: [PushRelay, PushRunner],
    };
  }
}

function queueOf(config: D365Config): DynamicModule[] {
  return config.enabled ? [BullModule.registerQueue({ name: QUEUES.d365Push, settings: QUEUE_SETTINGS })] : [];
}

function wakerOf(config: D365Config): Provider {
  if (!config.enabled) return { provide: PUSH_WAKER, useValue: { wakeLater: () => undefined } };
  return {
    provide: PUSH_WAKER,
    useFactory: (queue: Queue<D365PushJob>) => new BullPushWaker(queue),
    inject: [getQueueToken(QUEUES.d365Push)],
  };
}

function hostProviders(options: D365ModuleOptions, config: D365Config): Provider[] {
  return [
    { provide: D365_CONFIG, useValue: config },
    toProvider(LEAD_SOURCE, options.leadSource),
    toProvider<D365Events>(D365_EVENTS, options.events ?? { useValue: SILENT_D365_EVENTS }),
    LeadSyncRepository,
  ];
}

/** With the flag off the guard answers before a preview is asked for, and there is nothing to ask. */
function previewProviders(config: D365Config): Provider[] {
  if (!config.enabled) return [{ provide: PreviewPushes, useValue: null }];
  return [...dynamicsProviders(config), PushLeaseRepository, PreviewPushes];
}

/** With the flag off the guard answers before the state is asked for. */
function statusProviders(config: D365Config): Provider[] {
  if (!config.enabled) return [{ provide: DeliveryStatusReader, useValue: null }];
  return [...deliveryProviders(config), DeliveryStatusReader];
}

function toProvider<T>(token: symbol, port: PortProvider<T>): Provider {
  return typeof port === 'function' ? { provide: token, useClass: port } : ({ provide: token, ...port } as Provider);
}

function dynamicsProviders(config: D365EnabledConfig): Provider[] {
  return [
    ...deliveryProviders(config),
    {
      provide: D365_CLIENT,
      useFactory: (limiter: RequestLimiter) => createCountedClient(config, limiter),
      inject: [REQUEST_LIMITER],
    },
    {
      provide: ORG_DIRECTORY,
      useFactory: (client: D365Client) =>
        new OrgDirectory({ client, ownerTeam: config.ownerTeam, ttlMs: config.metadataTtlMs, now: Date.now }),
      inject: [D365_CLIENT],
    },
    ClientCloser,
  ];
}

function createCountedClient(config: D365EnabledConfig, limiter: RequestLimiter): D365Client {
  return createD365Client(
    config,
    {
      onTokenRefresh: () => tokenRefreshTotal.inc(),
      onFailure: (failure) => {
        if (failure.code === 'throttled') throttledTotal.inc({ facet: failure.facet ?? 'unknown' });
      },
    },
    { limiter },
  );
}

/** Keep-alive connections would hold the process open. */
class ClientCloser implements OnApplicationShutdown {
  constructor(@Inject(D365_CLIENT) private readonly client: D365Client) {}

  onApplicationShutdown(): void {
    this.client.close();
  }
}
