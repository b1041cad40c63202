import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { EnvNumber } from './env-transforms';

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;

/** Settings that every server process of Hunter shares. Times in milliseconds. */
export class ProcessConfig {
  @Matches(/^postgres(ql)?:\/\//, { message: 'must be a postgres:// URL' })
  DATABASE_URL!: string;

  @IsOptional()
  @Matches(/^rediss?:\/\//, { message: 'must be a redis:// or rediss:// URL' })
  REDIS_URL?: string;

  @IsString()
  HUNTER_HOST = '127.0.0.1';

  @EnvNumber()
  @IsInt()
  @Min(0)
  @Max(65535)
  PORT = 3001;

  @IsIn(['local'], { message: 'must be local' })
  HUNTER_AUTH_MODE: 'local' = 'local' as const;

  @IsIn(LOG_LEVELS)
  HUNTER_LOG_LEVEL: (typeof LOG_LEVELS)[number] = 'info';

  @EnvNumber()
  @IsInt()
  @Min(1)
  @Max(200)
  HUNTER_DATABASE_POOL = 10;

  /** Without it nothing is sent to Sentry. */
  @IsOptional()
  @Matches(/^https?:\/\/[^@\s/]+@[^\s/]+(\/\S*)?\/\d+$/, { message: 'must be the DSN of a Sentry project' })
  HUNTER_SENTRY_DSN?: string;

  @Matches(/^[\w.-]{1,64}$/, { message: 'must be a name of letters, digits, dots and dashes' })
  HUNTER_SENTRY_ENVIRONMENT = 'production';
}
