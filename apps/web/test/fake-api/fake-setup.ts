import type { Checklist, ChecklistItem, DeliveryStatus, ProvisionPlan } from '../../src/api/types';

export const DELIVERY_FREE: DeliveryStatus = {
  circuit: 'closed',
  unreachable_since: null,
  paused_until: null,
  waiting: null,
};

/** Dynamics does not answer, and so many pushes wait for it. */
export function createOutage(pushes: number, since: string): DeliveryStatus {
  const text = { message: 'Dynamics 365 is unreachable.', remedy: 'Nothing to do.' };
  return {
    circuit: 'open',
    unreachable_since: since,
    paused_until: null,
    waiting: { code: 'dynamics-unreachable', ...text, translations: { en: text, tr: text }, pushes },
  };
}

/** Dynamics has asked for a pause. */
export function createPause(pushes: number, until: string): DeliveryStatus {
  const text = { message: 'Dynamics 365 has asked for a pause.', remedy: 'Nothing to do.' };
  return {
    circuit: 'closed',
    unreachable_since: null,
    paused_until: until,
    waiting: { code: 'dynamics-busy', ...text, translations: { en: text, tr: text }, pushes },
  };
}

type Words = readonly [title: string, why: string, fix: string | null];

function check(of: Pick<ChecklistItem, 'check' | 'status' | 'code' | 'seen'>, en: Words, tr: Words): ChecklistItem {
  const toText = ([title, why, fix]: Words) => ({ title, why, fix });
  return { ...of, translations: { en: toText(en), tr: toText(tr) } };
}

const TOKEN = check(
  { check: 'token', status: 'pass', code: 'passed', seen: [] },
  ['Token obtained', 'As it should be.', null],
  ['Erişim belirteci alındı', 'Olması gerektiği gibi.', null],
);
const CLOCK = check(
  { check: 'clock', status: 'unknown', code: 'clock-unreadable', seen: [] },
  ['Clocks agree', 'The answer carried no time.', 'Run the check again.'],
  ['Saatler uyumlu', 'Yanıtta saat yoktu.', 'Denetimi yeniden çalıştırın.'],
);
const ROUND_TRIP = check(
  { check: 'round-trip', status: 'skipped', code: 'not-wanted', seen: [] },
  ['Test lead made and deleted', 'Nobody asked for it.', null],
  ['Deneme adayı oluşturulup silindi', 'İstenmedi.', null],
);

function createColumnsCheck(isRepaired: boolean): ChecklistItem {
  return isRepaired
    ? check(
        { check: 'columns', status: 'pass', code: 'passed', seen: [{ name: 'hunter_domain', found: 'String(253)' }] },
        ['Hunter’s columns', 'As it should be.', null],
        ['Hunter sütunları', 'Olması gerektiği gibi.', null],
      )
    : check(
        {
          check: 'columns',
          status: 'fail',
          code: 'columns-missing',
          seen: [
            { name: 'hunter_score', found: null, expected: 'Integer' },
            { name: 'hunter_domain', found: 'String(100)', expected: 'String(253)' },
          ],
        },
        ['Hunter’s columns', 'Columns are missing.', 'Run hunter d365 provision.'],
        ['Hunter sütunları', 'Sütunlar eksik.', 'hunter d365 provision komutunu çalıştırın.'],
      );
}

/** Every state a check can have; after the repair nothing fails. */
export function createChecklist(isRepaired: boolean): Checklist {
  const items = isRepaired
    ? [TOKEN, createColumnsCheck(true), ROUND_TRIP]
    : [TOKEN, createColumnsCheck(false), CLOCK, ROUND_TRIP];
  return { healthy: isRepaired, checked_at: new Date().toISOString(), items };
}

export const PROVISION_PLAN: ProvisionPlan = {
  dry_run: true,
  complete: false,
  languages: [1033, 1055],
  steps: [
    {
      step: 'create-column',
      target: 'hunter_score',
      status: 'planned',
      title: { en: 'Create the column hunter_score', tr: 'hunter_score sütununu oluştur' },
      failure: null,
    },
  ],
  conflicts: [
    {
      code: 'column-differs',
      target: 'hunter_domain',
      found: 'String(100)',
      expected: 'String(253)',
      translations: {
        en: { why: 'The column can’t take every value.', fix: 'Widen it in Power Apps.' },
        tr: { why: 'Sütun her değeri alamıyor.', fix: 'Power Apps’te genişletin.' },
      },
    },
  ],
};
