import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { analyzeDns, type DnsAnswer, type DnsReading, type DnsResolver } from '@hunter/core-dns';
import { DOMAIN_READER, type DomainReader } from '@hunter/leads';
import { createTestDatabase, type TestDatabase } from '@hunter/persistence/testing';
import { ApiModule } from '../src/api.module';
import { readApiSettings } from '../src/api-settings';
import { configureApi } from '../src/configure-api';
import { persistenceContributions } from '../src/integrations';

export interface TestApi {
  readonly app: NestExpressApplication;
  readonly database: TestDatabase;
  /** What the DNS says from now on. */
  answerWith(answer: DnsScript): void;
  stop(): Promise<void>;
}

export type DnsScript = (name: string, type: string) => DnsAnswer | undefined;

/** The whole api over a database of its own; only the name servers are a script. */
export async function startTestApi(environment: Record<string, string> = {}): Promise<TestApi> {
  const database = await createTestDatabase({ contributions: persistenceContributions });
  const settings = readApiSettings({ DATABASE_URL: database.url, REDIS_URL: process.env['REDIS_URL'], ...environment });
  const reader = new ScriptedReader();
  const module = await Test.createTestingModule({ imports: [ApiModule.register(settings, environment)] })
    .overrideProvider(DOMAIN_READER)
    .useValue(reader)
    .compile();
  const app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: ['error'] });
  configureApi(app);
  await app.listen(0, '127.0.0.1');
  return {
    app,
    database,
    answerWith: (script) => {
      reader.script = script;
    },
    stop: async () => {
      await app.close();
      await database.remove();
    },
  };
}

class ScriptedReader implements DomainReader {
  script: DnsScript = microsoftDomain;

  readDomain(domain: string): Promise<DnsReading> {
    const resolver: DnsResolver = {
      query: (name, type) => Promise.resolve(this.script(name, type) ?? { kind: 'absent', reason: 'nodata' }),
    };
    return analyzeDns(domain, resolver, { readAt: new Date().toISOString() });
  }
}

/** Any domain, on Microsoft 365 with SPF and an enforced DMARC policy. */
export const microsoftDomain: DnsScript = (name, type) => {
  if (type === 'MX') {
    const exchange = `${name.replace(/\./g, '-')}.mail.protection.outlook.com`;
    return { kind: 'records', authenticated: false, records: [{ type: 'MX', preference: 0, exchange }] };
  }
  if (type !== 'TXT') return undefined;
  const text = name.startsWith('_dmarc.') ? 'v=DMARC1; p=reject' : 'v=spf1 include:spf.protection.outlook.com -all';
  return name.includes('_domainkey')
    ? undefined
    : { kind: 'records', authenticated: false, records: [{ type: 'TXT', text }] };
};
