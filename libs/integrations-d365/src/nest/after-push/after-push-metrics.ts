import { Counter, Gauge } from 'prom-client';

/** Labels are closed sets, never a lead. */
export const qualifyTotal = new Counter({
  name: 'd365_qualify_total',
  help: 'Qualifications that people asked for, by outcome.',
  labelNames: ['outcome'],
});

export const readbackTotal = new Counter({
  name: 'd365_readback_total',
  help: 'Rounds of reading back what became of leads, by how they were read.',
  labelNames: ['outcome'],
});

export const readbackFailTotal = new Counter({
  name: 'd365_readback_fail_total',
  help: 'Rounds of reading back that failed, by failure code.',
  labelNames: ['code'],
});

export const readbackUnread = new Gauge({
  name: 'd365_readback_unread_leads',
  help: 'Leads whose outcome the last round could not read.',
});

export const readbackAge = new Gauge({
  name: 'd365_readback_age_seconds',
  help: 'Time since the last round of reading back that succeeded.',
});
