import { setTimeout as sleep } from 'node:timers/promises';
import { judgePreview, readEffects } from '../judge/judge-preview.mjs';
import { extend } from '../verdict.mjs';

const MOST_LEADS = 1_000;
const SETTLING_MS = 3_000;

/** Every situation that a push can meet, and the verdict that it calls for. */
const SITUATIONS = {
  fresh: 'create',
  same: 'no-op',
  remapped: 'no-op',
  more: 'update',
  typed: 'update',
  adopted: 'update',
  survived: 'update',
  customer: 'existing-customer',
  opportunity: 'open-opportunity',
  closed: 'lead-closed',
  gone: 'lead-deleted-in-crm',
  merged: 'lead-merged',
};

/** @typedef {keyof typeof SITUATIONS} Situation */
/** @typedef {Record<Situation, readonly import('../lead-table.mjs').InsertedLead[]>} Cast */

/**
 * A thousand leads in every situation are previewed, then pushed.
 * @type {import('../run-chaos.mjs').Scenario}
 */
export async function preview({ theatre, options, dice, timeoutMs }) {
  const stage = await theatre.stage();
  try {
    const cast = await castLeads(stage, Math.min(options.leads, MOST_LEADS));
    await arrange(stage, cast, timeoutMs);
    const leads = dice.shuffle(Object.values(cast).flat());
    const leadIds = leads.map(({ id }) => id);

    const tracesBefore = await countSettledTraces(stage);
    await stage.sandbox.resetCounters();
    const { items } = /** @type {{ items: { domain: string, action: string, code: string | null }[] }} */ (
      /** @type {unknown} */ (await stage.post('preview', { lead_ids: leadIds }))
    );
    const { writes, write_requests: requests } = await stage.sandbox.state();
    const traces = (await stage.leads.countTraces()) - tracesBefore;

    const before = await stage.sandbox.rows();
    await stage.pushBatches(leadIds);
    const idle = await stage.untilIdle(timeoutMs);
    const domains = leads.map(({ domain }) => domain);
    const verdict = judgePreview({
      expected: new Map(Object.entries(SITUATIONS).flatMap(([name, wanted]) => domainsOf(cast, name, wanted))),
      predicted: new Map(items.map(({ domain, action, code }) => [domain, code ?? action])),
      done: new Map((await stage.leads.latestJobs()).map((job) => [job.domain, toVerdict(job)])),
      effects: readEffects(domains, before, await stage.sandbox.rows()),
      writes: writes + requests + traces,
    });
    return extend(verdict, {}, [[idle, 'jobs never ended']]);
  } finally {
    await stage.close();
  }
}

/**
 * The end of a batch is told a moment after its last job.
 * @param {import('../stage.mjs').Stage} stage
 */
async function countSettledTraces(stage) {
  for (let traces = await stage.leads.countTraces(); ; ) {
    await sleep(SETTLING_MS);
    const now = await stage.leads.countTraces();
    if (now === traces) return now;
    traces = now;
  }
}

/**
 * @param {Cast} cast
 * @param {string} name
 * @param {string} wanted
 * @returns {(readonly [string, string])[]}
 */
function domainsOf(cast, name, wanted) {
  return cast[/** @type {Situation} */ (name)].map(({ domain }) => [domain, wanted]);
}

/** @type {Readonly<Record<string, string>>} */
const ACTIONS = { created: 'create', updated: 'update', 'no-op': 'no-op' };

/** @param {import('../lead-table.mjs').LatestJob} job */
function toVerdict({ status, outcome, errorCode }) {
  return errorCode ?? ACTIONS[outcome ?? ''] ?? status;
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {number} count
 * @returns {Promise<Cast>}
 */
async function castLeads(stage, count) {
  const names = Object.keys(SITUATIONS);
  const cast = /** @type {Record<string, readonly import('../lead-table.mjs').InsertedLead[]>} */ ({});
  for (const [index, name] of names.entries()) {
    cast[name] = await stage.leads.insertNamed(name, Math.ceil((count - index) / names.length));
  }
  return /** @type {Cast} */ (cast);
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {Cast} cast
 * @param {number} timeoutMs
 */
async function arrange(stage, cast, timeoutMs) {
  const { sandbox, leads } = stage;
  const known = [cast.same, cast.remapped, cast.more, cast.survived, cast.closed, cast.merged].flat();
  await stage.pushBatches(known.map(({ id }) => id));
  if (!(await stage.untilIdle(timeoutMs))) throw new Error('the leads that Dynamics is to know were not pushed');
  const rowIds = new Map((await sandbox.rows()).map((row) => [row['hunter_domain'], row['leadid']]));
  /** @param {import('../lead-table.mjs').InsertedLead | undefined} lead */
  const rowOf = (lead) => String(rowIds.get(lead?.domain));

  await sandbox.seed(
    'leads',
    cast.typed.map(({ domain }) => ({ hunter_domain: domain, subject: 'Elle yazılmış' })),
  );
  await sandbox.seed(
    'leads',
    cast.adopted.map(({ domain }) => ({ websiteurl: `https://${domain}/tr` })),
  );
  await sandbox.seed(
    'accounts',
    cast.customer.map(({ domain }) => ({ name: 'Müşteri', emailaddress1: `bilgi@${domain}` })),
  );
  await sandbox.seed(
    'opportunities',
    cast.opportunity.map(({ domain }) => ({ name: 'Görüşülen iş', emailaddress: `satis@${domain}` })),
  );
  await sandbox.seed(
    'leads',
    cast.closed.map((lead) => ({ leadid: rowOf(lead), statecode: 1, statuscode: 3 })),
  );
  const survivors = await sandbox.seed(
    'leads',
    cast.survived.map(() => ({ subject: 'Fuarda tanışıldı' })),
  );
  await sandbox.seed(
    'leads',
    cast.survived.map((lead, index) => toMerged(rowOf(lead), String(survivors[index]))),
  );
  await sandbox.seed(
    'leads',
    cast.merged.map((lead, index) => toMerged(rowOf(lead), rowOf(cast.same[index]))),
  );
  await leads.loseRows(cast.gone);
  await leads.forgetHashes(cast.remapped);
  await leads.changeLeads([cast.more, cast.survived, cast.closed, cast.merged].flat(), { readiness_score: 7 });
}

/**
 * @param {string} leadid
 * @param {string} survivor
 */
function toMerged(leadid, survivor) {
  return { leadid, merged: true, masterid: { id: survivor, logicalName: 'lead' }, statecode: 2, statuscode: 4 };
}
