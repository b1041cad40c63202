import { readFileSync } from 'node:fs';
import { COLUMN_RULES, type ColumnRule } from './column-rules';
import { BUSINESS_LOGIC, type BypassSettings } from './bypass';
import { readMappingFile } from './mapping-file';
import { CIRCUIT_WINDOW_MS, type CircuitSettings } from './delivery/circuit-breaker';
import type { LimiterLimits } from './delivery/limiter-store';

export type D365CredentialConfig =
  | { readonly kind: 'client-secret'; readonly secret: string }
  | { readonly kind: 'client-certificate'; readonly certificateFile: string }
  | { readonly kind: 'managed-identity' }
  | { readonly kind: 'workload-identity'; readonly tokenFile: string };

/** Settings of the integration while it is on. Durations in milliseconds. */
export interface D365EnabledConfig {
  readonly enabled: true;
  /** Origin of the organisation, no trailing slash. */
  readonly baseUrl: string;
  readonly apiVersion: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: D365CredentialConfig;
  /** Origin of the sign-in service; another one in sovereign clouds and in front of the sandbox. */
  readonly authorityHost: string;
  /** PEM text of an extra certificate authority to trust, next to Node's own. */
  readonly ca: string | null;
  /** Model-driven app that a lead's link opens in. */
  readonly appId: string | null;
  readonly publisherPrefix: string;
  /** The mapping: the default one, with the changes of the mapping file. */
  readonly columnRules: readonly ColumnRule[];
  /** Team that owns new leads when the person who pushes has no Entra object id: its GUID or its name. */
  readonly ownerTeam: string | null;
  readonly maxAttempts: number;
  readonly retryBaseMs: number;
  readonly requestTimeoutMs: number;
  /** How long a worker may be silent before another one takes its job. */
  readonly leaseMs: number;
  readonly relayIntervalMs: number;
  readonly concurrency: number;
  /** Most jobs of a batch that go out together; fewer than ten turn bulk messages off. */
  readonly chunkSize: number;
  /** How long the organisation's column lengths and options are kept. */
  readonly metadataTtlMs: number;
  readonly suppressDuplicateDetection: boolean;
  /** Which automation of the organisation a write of Hunter's does not start. */
  readonly bypass: BypassSettings;
  /** How long a push may wait for a Dynamics that does not answer. */
  readonly maxWaitMs: number;
  readonly circuit: CircuitSettings;
  readonly limits: LimiterLimits;
  /** Whether people may qualify a lead from Hunter. Hunter never does so on its own. */
  readonly qualifyEnabled: boolean;
  /** Whether Hunter reads back what became of the leads it wrote. */
  readonly readbackEnabled: boolean;
  readonly readbackIntervalMs: number;
}

export interface D365DisabledConfig {
  readonly enabled: false;
}

export type D365Config = D365EnabledConfig | D365DisabledConfig;
export type D365Environment = Readonly<Record<string, string | undefined>>;

const PUBLIC_AUTHORITY = 'https://login.microsoftonline.com';

/**
 * Reads `HUNTER_D365_*`. With the flag off nothing else is looked at.
 * @throws Error whose message names every offending variable; it never repeats a secret's value.
 */
export function readD365Config(environment: D365Environment): D365Config {
  const reader = new EnvironmentReader(environment);
  const enabled = reader.flag('HUNTER_D365_ENABLED', false);
  if (!enabled) {
    reader.assertValid();
    return { enabled: false };
  }
  const publisherPrefix = reader.text(
    'HUNTER_D365_PUBLISHER_PREFIX',
    /^[a-z][a-z0-9]{1,7}$/,
    '2 to 8 letters or digits',
    'hunter',
  );
  const config: D365EnabledConfig = {
    enabled: true,
    ...readConnection(reader),
    appId: reader.optional('HUNTER_D365_APP_ID', /^[0-9a-f-]{36}$/i, 'a GUID'),
    publisherPrefix,
    columnRules: reader.mapping('HUNTER_D365_MAPPING_FILE', publisherPrefix),
    ownerTeam: reader.optional('HUNTER_D365_OWNER_TEAM', /\S/, "a team's GUID or name"),
    maxAttempts: reader.integer('HUNTER_D365_MAX_ATTEMPTS', 3, 1, 20),
    retryBaseMs: reader.integer('HUNTER_D365_RETRY_BASE_MS', 2_000, 1, 600_000),
    requestTimeoutMs: reader.integer('HUNTER_D365_TIMEOUT_MS', 30_000, 100, 300_000),
    leaseMs: reader.integer('HUNTER_D365_LEASE_MS', 15_000, 300, 600_000),
    relayIntervalMs: reader.integer('HUNTER_D365_RELAY_INTERVAL_MS', 3_000, 50, 600_000),
    concurrency: reader.integer('HUNTER_D365_CONCURRENCY', 4, 1, 52),
    chunkSize: reader.integer('HUNTER_D365_CHUNK_SIZE', 100, 1, 1_000),
    metadataTtlMs: reader.integer('HUNTER_D365_METADATA_TTL_MS', 3_600_000, 0, 86_400_000),
    suppressDuplicateDetection: reader.flag('HUNTER_D365_SUPPRESS_DUPLICATE_DETECTION', true),
    bypass: {
      businessLogic: reader.list('HUNTER_D365_BYPASS_BUSINESS_LOGIC', BUSINESS_LOGIC),
      flows: reader.flag('HUNTER_D365_BYPASS_FLOWS', false),
    },
    maxWaitMs: toMs(
      reader.text('HUNTER_D365_MAX_WAIT', /^\d{1,6}(s|m|h)?$/, 'minutes, or a time such as 90s, 60m or 2h', '60'),
    ),
    ...readDelivery(reader),
    qualifyEnabled: reader.flag('HUNTER_D365_QUALIFY_ENABLED', false),
    readbackEnabled: reader.flag('HUNTER_D365_READBACK_ENABLED', false),
    readbackIntervalMs: reader.integer('HUNTER_D365_READBACK_INTERVAL_MS', 300_000, 100, 86_400_000),
  };
  reader.assertValid();
  return config;
}

function readDelivery(reader: EnvironmentReader): Pick<D365EnabledConfig, 'circuit' | 'limits'> {
  return {
    circuit: {
      failures: reader.integer('HUNTER_D365_CIRCUIT_FAILURES', 4, 2, 1_000),
      windowMs: CIRCUIT_WINDOW_MS,
      probeMs: reader.integer('HUNTER_D365_CIRCUIT_PROBE_MS', 5_000, 50, 600_000),
    },
    limits: {
      requests: reader.integer('HUNTER_D365_LIMIT_REQUESTS', 6_000, 10, 1_000_000),
      executionMs: reader.integer('HUNTER_D365_LIMIT_EXECUTION_MS', 1_200_000, 100, 100_000_000),
      windowMs: reader.integer('HUNTER_D365_LIMIT_WINDOW_MS', 300_000, 100, 3_600_000),
      concurrency: reader.integer('HUNTER_D365_LIMIT_CONCURRENCY', 52, 1, 52),
      slotTtlMs: SLOT_TTL_MS,
    },
  };
}

/** What a killed worker holds is free again after this; the living renew theirs. */
const SLOT_TTL_MS = 6_000;

const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };

/** A bare number counts minutes. */
function toMs(duration: string): number {
  return Number.parseInt(duration, 10) * (UNIT_MS[duration.slice(-1)] ?? 60_000);
}

function readConnection(reader: EnvironmentReader) {
  return {
    baseUrl: reader.httpsOrigin('HUNTER_D365_BASE_URL'),
    apiVersion: reader.text('HUNTER_D365_API_VERSION', /^v\d+\.\d+$/, 'a version such as v9.2', 'v9.2'),
    tenantId: reader.text('HUNTER_D365_TENANT_ID', /^[A-Za-z0-9.-]+$/, 'a tenant GUID or domain'),
    clientId: reader.text('HUNTER_D365_CLIENT_ID', /^\S+$/, "the application's id"),
    credential: readCredential(reader),
    authorityHost: reader.httpsOrigin('HUNTER_D365_AUTHORITY_HOST', PUBLIC_AUTHORITY),
    ca: reader.file('HUNTER_D365_CA_FILE'),
  };
}

function readCredential(reader: EnvironmentReader): D365CredentialConfig {
  const kind = reader.text(
    'HUNTER_D365_CREDENTIAL',
    /^(client-secret|client-certificate|managed-identity|workload-identity)$/,
    'client-secret, client-certificate, managed-identity or workload-identity',
    'client-secret',
  );
  switch (kind) {
    case 'client-certificate':
      return {
        kind,
        certificateFile: reader.filePath('HUNTER_D365_CLIENT_CERTIFICATE_FILE', {
          holds: [/-----BEGIN CERTIFICATE-----/, /-----BEGIN (\w+ )*PRIVATE KEY-----/],
          expected: 'a PEM file with a certificate and its private key',
        }),
      };
    case 'managed-identity':
      return { kind };
    case 'workload-identity':
      return {
        kind,
        tokenFile: reader.filePath('AZURE_FEDERATED_TOKEN_FILE', {
          holds: [/\S/],
          expected: 'the token file that the workload identity webhook mounts',
        }),
      };
    default:
      return { kind: 'client-secret', secret: reader.text('HUNTER_D365_CLIENT_SECRET', /\S/, 'a client secret') };
  }
}

/** Collects every complaint, so that one start shows all of them. */
class EnvironmentReader {
  private readonly complaints: string[] = [];

  constructor(private readonly environment: D365Environment) {}

  assertValid(): void {
    if (this.complaints.length > 0) {
      throw new Error(
        `The Dynamics 365 settings are not valid:\n${this.complaints.map((line) => `  ${line}`).join('\n')}`,
      );
    }
  }

  text(name: string, pattern: RegExp, expected: string, fallback?: string): string {
    const value = this.valueOf(name) ?? fallback;
    if (value === undefined) return this.complain(name, `is required: ${expected}`, '');
    return pattern.test(value) ? value : this.complain(name, `must be ${expected}`, '');
  }

  optional(name: string, pattern: RegExp, expected: string): string | null {
    return this.valueOf(name) === undefined ? null : this.text(name, pattern, expected);
  }

  flag(name: string, fallback: boolean): boolean {
    const value = this.valueOf(name)?.toLowerCase();
    if (value === undefined) return fallback;
    if (['true', '1', 'on'].includes(value)) return true;
    if (['false', '0', 'off'].includes(value)) return false;
    return this.complain(name, 'must be true or false', fallback);
  }

  integer(name: string, fallback: number, min: number, max: number): number {
    const value = this.valueOf(name);
    if (value === undefined) return fallback;
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (number >= min && number <= max) return number;
    return this.complain(name, `must be a whole number from ${String(min)} to ${String(max)}`, fallback);
  }

  /** Some of the allowed words, separated by commas; none by default. */
  list<Word extends string>(name: string, allowed: readonly Word[]): readonly Word[] {
    const given = (this.valueOf(name) ?? '').split(',').map((word) => word.trim());
    const words = given.filter((word) => word !== '');
    const known = allowed.filter((one) => words.includes(one));
    if (known.length === new Set(words).size) return known;
    return this.complain(name, `may only list ${allowed.join(', ')}`, []);
  }

  httpsOrigin(name: string, fallback?: string): string {
    const value = this.valueOf(name) ?? fallback;
    if (value === undefined) return this.complain(name, 'is required: an https address', '');
    const url = URL.canParse(value) ? new URL(value) : null;
    if (url?.protocol !== 'https:' || url.username !== '' || (url.pathname !== '/' && url.pathname !== '')) {
      return this.complain(name, 'must be an https address without a path', '');
    }
    return url.origin;
  }

  file(name: string): string | null {
    const path = this.valueOf(name);
    if (path === undefined) return null;
    const text = this.readText(name, path);
    if (text === null || text.includes('-----BEGIN CERTIFICATE-----')) return text;
    return this.complain(name, 'must be a PEM certificate file', null);
  }

  /** The path of a file that is there and holds what it should; what it holds is read again by whoever needs it. */
  filePath(
    name: string,
    { holds, expected }: { readonly holds: readonly RegExp[]; readonly expected: string },
  ): string {
    const path = this.valueOf(name);
    if (path === undefined) return this.complain(name, `is required: the path of ${expected}`, '');
    const text = this.readText(name, path);
    if (text === null || holds.every((pattern) => pattern.test(text))) return path;
    return this.complain(name, `must name ${expected}`, path);
  }

  mapping(name: string, publisherPrefix: string): readonly ColumnRule[] {
    const path = this.valueOf(name);
    if (path === undefined) return COLUMN_RULES;
    const read = this.readText(name, path);
    if (read === null) return COLUMN_RULES;
    const mapping = readMappingFile(read, publisherPrefix);
    if (mapping.ok) return mapping.rules;
    for (const { place, problem, remedy } of mapping.complaints)
      this.complain(name, `${place} ${problem}: ${remedy}`, null);
    return COLUMN_RULES;
  }

  private readText(name: string, path: string): string | null {
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
      return this.complain(name, `names a file that cannot be read (${code})`, null);
    }
  }

  private valueOf(name: string): string | undefined {
    const value = this.environment[name]?.trim();
    return value === '' ? undefined : value;
  }

  private complain<T>(name: string, problem: string, fallback: T): T {
    this.complaints.push(`${name} ${problem}`);
    return fallback;
  }
}
