import type { ChecklistResponse } from '@hunter/integrations-d365/setup';
import { LineWriter } from '../line-writer.js';
import type { ExitCode, Terminal } from '../terminal.js';
import { loadSetup, localeOf, readSettings, type Locale } from './setup-terminal.js';

export interface DoctorOptions {
  readonly json: boolean;
  readonly roundTrip: boolean;
}

const MARKS: Readonly<Record<string, string>> = { pass: '✓', fail: '✗', unknown: '?', skipped: '-' };

function toLines(item: ChecklistResponse['items'][number], locale: Locale): readonly string[] {
  const { title, why, fix } = item.translations[locale];
  const head = `${MARKS[item.status] ?? item.status} ${title}`;
  if (item.status === 'pass') return [head];
  return [
    `${head} (${item.code})`,
    `    ${why}`,
    ...item.seen.map(({ name, found, expected }) => {
      const wanted = expected === undefined ? '' : ` (${expected})`;
      return `      ${name}: ${found ?? '—'}${wanted}`;
    }),
    ...(fix === null ? [] : [`    → ${fix}`]),
  ];
}

/** Examines the organisation that `HUNTER_D365_*` names: 0 when all is well, 1 when something failed or stayed unknown. */
export async function runD365Doctor(options: DoctorOptions, terminal: Terminal): Promise<ExitCode> {
  const setup = await loadSetup();
  const config = readSettings(() => setup.readSetupConfig(terminal.env));
  const client = setup.createD365Client(config);
  try {
    const items = await setup.runDoctor(config, client, { roundTrip: options.roundTrip, now: Date.now });
    const response = setup.toChecklistResponse(items, new Date());
    const writer = new LineWriter(terminal.stdout);
    const locale = localeOf(terminal);
    const lines = options.json ? [JSON.stringify(response)] : response.items.flatMap((item) => toLines(item, locale));
    for (const line of lines) await writer.write(line);
    return response.healthy ? 0 : 1;
  } finally {
    client.close();
  }
}
