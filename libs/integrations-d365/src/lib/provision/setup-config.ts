import { readD365Config, type D365EnabledConfig, type D365Environment } from '../config';

/**
 * Settings for examining an organisation: those of the integration, whether it is turned on yet or not.
 * @throws Error that names every offending variable
 */
export function readSetupConfig(environment: D365Environment): D365EnabledConfig {
  const config = readD365Config({ ...environment, HUNTER_D365_ENABLED: 'true' });
  if (!config.enabled) throw new Error('HUNTER_D365_ENABLED was not taken');
  return config;
}

const ADMIN_ID = 'HUNTER_D365_ADMIN_CLIENT_ID';
const ADMIN_SECRET = 'HUNTER_D365_ADMIN_CLIENT_SECRET';
const ADMIN_CERTIFICATE = 'HUNTER_D365_ADMIN_CLIENT_CERTIFICATE_FILE';

/**
 * Settings for changing an organisation: the same, under the administrator's sign-in. Null when none is given: the
 * integration's own user needs no right to customise, so it is never taken in its place.
 * @throws Error that names every offending variable
 */
export function readAdminConfig(environment: D365Environment): D365EnabledConfig | null {
  const given = (name: string) => environment[name]?.trim() ?? '';
  if (given(ADMIN_ID) === '') return null;
  const certificate = given(ADMIN_CERTIFICATE);
  if (certificate === '' && given(ADMIN_SECRET) === '') {
    throw new Error(`${ADMIN_SECRET} or ${ADMIN_CERTIFICATE} is required with ${ADMIN_ID}`);
  }
  return readSetupConfig({
    ...environment,
    HUNTER_D365_CLIENT_ID: given(ADMIN_ID),
    HUNTER_D365_CREDENTIAL: certificate === '' ? 'client-secret' : 'client-certificate',
    HUNTER_D365_CLIENT_SECRET: given(ADMIN_SECRET),
    HUNTER_D365_CLIENT_CERTIFICATE_FILE: certificate,
  });
}
