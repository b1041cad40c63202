import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

/**
 * Reads a configuration class from the environment and validates it at once.
 * @throws Error whose message names every offending variable, so that a process with a bad setting never half starts.
 */
export function readEnv<T extends object>(schema: new () => T, environment: NodeJS.ProcessEnv): T {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const config = plainToInstance(schema, given, { enableImplicitConversion: false, exposeDefaultValues: true });
  const errors = validateSync(config, { skipMissingProperties: false, forbidUnknownValues: false });
  if (errors.length > 0) {
    const lines = errors.map((error) => `  ${error.property}: ${Object.values(error.constraints ?? {}).join(', ')}`);
    throw new Error(`The environment is not valid:\n${lines.join('\n')}`);
  }
  return config;
}
