import { DynamicModule, Module } from '@nestjs/common';
import { RedisConnections } from './redis-connections';

/** One owner of the process's Redis connections. Global, so that it is the last to be shut down. */
@Module({})
export class RedisModule {
  static register(url: string): DynamicModule {
    return {
      module: RedisModule,
      global: true,
      providers: [{ provide: RedisConnections, useFactory: () => new RedisConnections(url) }],
      exports: [RedisConnections],
    };
  }
}
