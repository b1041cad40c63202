export { assertBindAllowed, isLoopbackHost } from './lib/auth/bind-policy';
export { CurrentPrincipal } from './lib/auth/current-principal.decorator';
export { LOCAL_PRINCIPAL, ROLES, type Principal, type Role } from './lib/auth/principal';
export { PrincipalGuard, principalOf } from './lib/auth/principal.guard';
export { EnvBoolean, EnvList, EnvNumber } from './lib/config/env-transforms';
export { LOG_LEVELS, ProcessConfig } from './lib/config/process-config';
export { readEnv } from './lib/config/read-env';
export { LEAD_LIST_CONTRIBUTIONS, type LeadListContribution } from './lib/contributions/lead-list-contribution';
export { createProcessLogger } from './lib/crash-reports/create-process-logger';
export { HEALTH_INDICATORS, type HealthIndicator } from './lib/health/health-indicator';
export { OperationsModule } from './lib/health/operations.module';
export { ClosedQueryGuard } from './lib/http/closed-query.guard';
export { JsonBodyGuard } from './lib/http/json-body.guard';
export { readPageLimit, type PageLimits } from './lib/http/read-page-limit';
export { requestIdOf } from './lib/http/request-id';
export { startHttp, useHttpBasics } from './lib/http/start-http';
export { createValidationPipe } from './lib/http/validation-pipe';
export { JsonLogger } from './lib/logging/json-logger';
export type { LogLine, LogListener } from './lib/logging/log-listener';
export { stackWithoutMessage } from './lib/logging/stack-without-message';
export { toLogText } from './lib/logging/to-log-text';
export { ApiProblems } from './lib/openapi/api-problems.decorator';
export { problemContent } from './lib/openapi/problem-content';
export { ProblemDto } from './lib/openapi/problem.dto';
export { isDatabaseUnavailable } from './lib/problems/is-database-unavailable';
export {
  PROBLEMS,
  type ProblemBody,
  type ProblemCode,
  type ProblemFieldError,
  type ProblemTranslations,
} from './lib/problems/problem-catalogue';
export { ProblemError, type ProblemErrorOptions } from './lib/problems/problem-error';
export { ProblemFilter } from './lib/problems/problem.filter';
export { createRedisClient, DEFAULT_REDIS_URL, type RedisClientKind } from './lib/redis/create-redis-client';
export { RedisConnections } from './lib/redis/redis-connections';
export { RedisModule } from './lib/redis/redis.module';
