import { toTextTable } from '../text-table.mjs';

/**
 * @typedef {object} Judged one labelled organisation and what was said about it
 * @property {string} label
 * @property {boolean} isBehindGateway according to the label file
 * @property {boolean} isRecorded whether more than MX and SPF was known
 * @property {Pick<import('@hunter/core-provider-map').MailSetup, 'mailboxHost' | 'gateway' | 'tenant' | 'tenantElsewhere' | 'confidence'>} setup
 * @property {boolean | null} tenantElsewhereWhenProbed with the sign-in answer of the recording, where there is one
 */

/** What the label files call the providers that Hunter names. */
const LABELS_OF = /** @type {Readonly<Record<string, readonly string[]>>} */ ({
  M365: ['microsoft'],
  Google: ['google'],
  Yandex: ['yandex'],
  Zoho: ['zoho'],
  Amazon: ['amazon', 'aws'],
});
const NAMED_LABELS = new Set(Object.values(LABELS_OF).flat());

/** @param {readonly Judged[]} judged */
export function toConfusionTable(judged) {
  const verdicts = sortedByCount(judged.map(({ setup }) => setup.mailboxHost ?? 'abstained'));
  const labels = sortedByCount(judged.map(({ label }) => label));
  const rows = labels.map((wanted) => {
    const part = judged.filter(({ label }) => label === wanted);
    const counts = verdicts.map((verdict) =>
      part.filter(({ setup }) => (setup.mailboxHost ?? 'abstained') === verdict),
    );
    return [wanted, ...counts.map(({ length }) => String(length)), String(part.length)];
  });
  return toTextTable(['label', ...verdicts, 'all'], rows);
}

/** @param {readonly Judged[]} judged */
export function toMicrosoftTable(judged) {
  const parts = /** @type {const} */ ([
    ['all', judged],
    ['with recorded DNS', judged.filter(({ isRecorded }) => isRecorded)],
    ['MX and SPF only', judged.filter(({ isRecorded }) => !isRecorded)],
    ['behind a gateway, says the label file', judged.filter(({ isBehindGateway }) => isBehindGateway)],
    ['behind a gateway, says Hunter', judged.filter(({ setup }) => setup.gateway !== null)],
  ]);
  const rows = parts.map(([name, part]) => {
    const { labelled, said, right, abstained } = countMicrosoft(part);
    const counts = [part.length, labelled, said, right, abstained].map(String);
    return [name, ...counts, toShare(right, said), toShare(right, labelled)];
  });
  const head = ['organisations', 'rows', 'labelled Microsoft', 'said', 'right', 'abstained', 'precision', 'recall'];
  return toTextTable(head, rows);
}

/** @param {readonly Judged[]} judged */
export function countMicrosoft(judged) {
  const isLabelled = (/** @type {Judged} */ { label }) => label === 'microsoft';
  const said = judged.filter(({ setup }) => setup.mailboxHost === 'M365');
  return {
    labelled: judged.filter(isLabelled).length,
    said: said.length,
    right: said.filter(isLabelled).length,
    abstained: judged.filter(({ setup }) => setup.mailboxHost === null).length,
  };
}

/** @param {readonly Judged[]} judged */
export function toCalibrationTable(judged) {
  const said = judged.filter(({ label, setup }) => label !== 'unknown' && setup.mailboxHost !== null);
  const levels = [...new Set(said.map(({ setup }) => setup.confidence))].sort((a, b) => a - b);
  const rows = levels.map((level) => {
    const part = said.filter(({ setup }) => setup.confidence === level);
    const right = part.filter(isRight).length;
    return [`${level} %`, String(part.length), String(right), toShare(right, part.length)];
  });
  return toTextTable(['confidence', 'verdicts', 'right', 'share right'], rows);
}

/**
 * Whether a verdict names the label's provider, or nobody in particular where the label does not either.
 * @param {Judged} judged
 */
export function isRight({ label, setup }) {
  const labels = setup.mailboxHost === null ? undefined : LABELS_OF[setup.mailboxHost];
  return labels === undefined ? !NAMED_LABELS.has(label) : labels.includes(label);
}

/** @param {readonly Judged[]} judged */
export function toTenantTable(judged) {
  const count = (/** @type {(each: Judged) => boolean} */ wanted) => String(judged.filter(wanted).length);
  return toTextTable(
    ['what', 'organisations'],
    [
      ['a tenant shows in DNS', count(({ setup }) => setup.tenant === true)],
      ['tenant elsewhere, from DNS alone', count(({ setup }) => setup.tenantElsewhere === true)],
      ['tenant elsewhere, with the recorded sign-in answer', count((each) => each.tenantElsewhereWhenProbed === true)],
    ],
  );
}

/**
 * @param {number} part
 * @param {number} whole
 */
function toShare(part, whole) {
  return whole === 0 ? '–' : (part / whole).toFixed(4);
}

/**
 * The different values, the commonest first.
 * @param {readonly string[]} values
 */
function sortedByCount(values) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
}
