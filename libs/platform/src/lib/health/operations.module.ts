import { DynamicModule, Module, type FactoryProvider } from '@nestjs/common';
import { MetricsController } from '../metrics/metrics.controller';
import { HealthController } from './health.controller';
import { HEALTH_INDICATORS, type HealthIndicator } from './health-indicator';

/** Health and metrics of one process; the host names what it cannot work without. */
@Module({})
export class OperationsModule {
  static register(options: {
    readonly imports?: DynamicModule['imports'];
    readonly inject: FactoryProvider['inject'];
    readonly indicators: (...dependencies: never[]) => readonly HealthIndicator[];
  }): DynamicModule {
    return {
      module: OperationsModule,
      imports: options.imports ?? [],
      controllers: [HealthController, MetricsController],
      providers: [{ provide: HEALTH_INDICATORS, inject: options.inject ?? [], useFactory: options.indicators }],
    };
  }
}
