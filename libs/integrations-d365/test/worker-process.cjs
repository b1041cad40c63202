// A worker in its own process, so that a spec can kill, stop and continue it. Runs what was built.
require('reflect-metadata');
const { Module, Global } = require('@nestjs/common');
const { NestFactory } = require('@nestjs/core');
const { BullModule } = require('@nestjs/bull');
const { DataSource } = require('typeorm');
const { createRedisClient } = require('@hunter/platform');
const { D365_ENTITIES, D365Module } = require('@hunter/integrations-d365');

const UNKNOWN = {
  contactLastName: null,
  contactEmail: null,
  priorityCategory: null,
  provider: null,
  tenantSize: null,
  infrastructure: null,
  technicalHeat: null,
  commercialSegment: null,
  commercialHeat: null,
  tenantElsewhere: null,
  referral: null,
  origin: 'scan',
  lastScannedAt: null,
  expiresOn: null,
  oneLiner: null,
  nextStep: null,
  urgency: null,
  opportunityPotential: null,
  hunterUrl: null,
  rulesVersion: 'v1',
  evidence: [],
};

function createLeadSource(dataSource) {
  return {
    async fetchLead(leadId) {
      const [row] = await dataSource.query(
        `SELECT id AS "leadId", domain, company_name AS "companyName", readiness_score AS score, segment,
                priority_score AS priority FROM leads WHERE id = $1`,
        [leadId],
      );
      return row === undefined ? null : { ...UNKNOWN, ...row };
    },
  };
}

async function main() {
  const dataSource = await new DataSource({
    type: 'postgres',
    url: process.env.DATABASE_URL,
    entities: D365_ENTITIES,
  }).initialize();
  const provider = { provide: DataSource, useValue: dataSource };
  class HostModule {}
  Global()(HostModule);
  Module({ providers: [provider], exports: [provider] })(HostModule);
  class RootModule {}
  Module({
    imports: [
      HostModule,
      BullModule.forRoot({
        prefix: process.env.QUEUE_PREFIX,
        createClient: (kind) => createRedisClient(process.env.REDIS_URL, kind),
      }),
      D365Module.forWorker({ leadSource: { useValue: createLeadSource(dataSource) } }),
    ],
  })(RootModule);
  const app = await NestFactory.createApplicationContext(RootModule, { logger: ['error', 'warn'] });
  app.enableShutdownHooks(['SIGTERM']);
  process.stdout.write('ready\n');
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
