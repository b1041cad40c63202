import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { judgeStage, extend } from '../verdict.mjs';

/**
 * Redis forgets everything, then is killed and comes back empty, while leads are pushed.
 * @type {import('../run-chaos.mjs').Scenario}
 */
export async function lostRedis({ theatre, options, timeoutMs }) {
  return disturb({ theatre, options, timeoutMs }, async () => {
    await theatre.flushRedis();
    await sleep(1_500);
    theatre.signal('redis', 'SIGKILL');
    await sleep(3_000);
    await theatre.flushRedis();
    return { flushed: 2, killed: 1 };
  });
}

/**
 * PostgreSQL is restarted twice, once in order and once by ending every connection at once.
 * @type {import('../run-chaos.mjs').Scenario}
 */
export async function restartedPostgres({ theatre, options, timeoutMs }) {
  return disturb({ theatre, options, timeoutMs }, async () => {
    theatre.signal('postgres', 'SIGINT');
    await untilPostgresIsBack(theatre.services.postgres);
    await sleep(1_000);
    theatre.signal('postgres', 'SIGQUIT');
    await untilPostgresIsBack(theatre.services.postgres);
    return { restarts: 2 };
  });
}

/**
 * A worker stands still for a minute (scaled) in the middle of its work and then goes on as if nothing had been.
 * @type {import('../run-chaos.mjs').Scenario}
 */
export async function stoppedWorker({ theatre, options, timeoutMs }) {
  const seconds = Math.max(6, 60 / options.scale);
  return disturb({ theatre, options, timeoutMs }, async (stage) => {
    const [sleeper] = stage.workers;
    sleeper?.signal('SIGSTOP');
    await sleep(seconds * 1_000);
    sleeper?.signal('SIGCONT');
    return { 'stopped s': seconds };
  });
}

/**
 * @param {Pick<import('../run-chaos.mjs').ScenarioContext, 'theatre' | 'options' | 'timeoutMs'>} context
 * @param {(stage: import('../stage.mjs').Stage) => Promise<Readonly<Record<string, number>>>} disturbance
 */
async function disturb({ theatre, options, timeoutMs }, disturbance) {
  const stage = await theatre.stage();
  try {
    // Slow enough that the work is not over before the disturbance is.
    await stage.sandbox.faults({ latency: { ms: 300, jitter_ms: 300 }, seed: options.seed });
    const ids = await stage.leads.insertLeads(options.leads);
    const singles = Math.min(200, Math.ceil(ids.length / 10));
    await stage.pushBatches(ids.slice(singles));
    await stage.pushSingles(ids.slice(0, singles));
    await sleep(500);
    const before = await stage.leads.countJobs();
    const figures = await disturbance(stage);
    await stage.sandbox.faults({ latency: null });
    const verdict = await judgeStage(stage, { leads: ids.length, idle: await stage.untilIdle(timeoutMs) });
    return extend(verdict, { 'open when it began': before.open, ...figures }, [
      [before.open > 0, 'the work was over before the disturbance began'],
    ]);
  } finally {
    await stage.close();
  }
}

/** @param {string} url */
async function untilPostgresIsBack(url) {
  for (let tries = 0; tries < 150; tries += 1) {
    await sleep(200);
    const client = new pg.Client({ connectionString: url });
    // A client whose connection breaks says so twice.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT 1');
      await client.end();
      return;
    } catch {
      // Not yet: the question is asked again.
    }
  }
  throw new Error('PostgreSQL did not come back');
}
