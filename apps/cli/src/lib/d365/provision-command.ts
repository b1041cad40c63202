import type { ProvisionResponse } from '@hunter/integrations-d365/setup';
import { LineWriter } from '../line-writer.js';
import type { ExitCode, Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { loadSetup, localeOf, readSettings, type Locale } from './setup-terminal.js';

export interface ProvisionOptions {
  readonly json: boolean;
  readonly dryRun: boolean;
}

const MARKS: Readonly<Record<string, string>> = { planned: '+', done: '✓', failed: '✗', 'not-reached': '-' };

const SUMMARY = {
  nothing: { en: 'Nothing to do: the organisation is provisioned.', tr: 'Yapılacak bir şey yok: kuruluş hazır.' },
  planned: { en: 'Nothing was changed.', tr: 'Hiçbir şey değiştirilmedi.' },
  done: { en: 'The organisation is provisioned.', tr: 'Kuruluş hazır.' },
  partly: {
    en: 'The organisation is not complete yet; running the command again goes on from here.',
    tr: 'Kuruluş henüz hazır değil; komut yeniden çalıştırılınca buradan devam eder.',
  },
} as const;

function toSummary({ complete, dry_run, steps }: ProvisionResponse): keyof typeof SUMMARY {
  if (complete) return steps.length === 0 ? 'nothing' : 'done';
  return dry_run ? 'planned' : 'partly';
}

function toLines(response: ProvisionResponse, locale: Locale): readonly string[] {
  const steps = response.steps.flatMap(({ status, title, failure }) => [
    `${MARKS[status] ?? status} ${title[locale]}`,
    ...(failure === null ? [] : toWords(failure.translations[locale], failure.code)),
  ]);
  const conflicts = response.conflicts.flatMap(({ target, found, expected, code, translations }) => [
    `! ${target}: ${found ?? '—'} (${expected})`,
    ...toWords(translations[locale], code),
  ]);
  return [...steps, ...conflicts, SUMMARY[toSummary(response)][locale]];
}

function toWords({ why, fix }: { readonly why: string; readonly fix: string | null }, code: string): readonly string[] {
  return [`    ${why} (${code})`, ...(fix === null ? [] : [`    → ${fix}`])];
}

/**
 * Makes publisher, solution, columns and key under the administrator's sign-in. A dry run needs none: without one it looks
 * as the integration's own user.
 */
export async function runD365Provision(options: ProvisionOptions, terminal: Terminal): Promise<ExitCode> {
  const setup = await loadSetup();
  const config = readSettings(() => {
    const admin = setup.readAdminConfig(terminal.env);
    if (admin !== null) return admin;
    if (options.dryRun) return setup.readSetupConfig(terminal.env);
    throw new UsageError('provisioning needs the sign-in of an administrator: HUNTER_D365_ADMIN_CLIENT_ID');
  });
  const locale = localeOf(terminal);
  const client = setup.createD365Client(config);
  try {
    const report = await setup.runProvision(client, {
      publisherPrefix: config.publisherPrefix,
      qualifyEnabled: config.qualifyEnabled,
      dryRun: options.dryRun,
      now: Date.now,
      onStep: ({ kind, target }) => {
        if (!options.json) terminal.stderr.write(`${setup.STEP_TEXTS[kind][locale].replace('{target}', target)} …\n`);
      },
    });
    const response = setup.toProvisionResponse(report);
    const writer = new LineWriter(terminal.stdout);
    for (const line of options.json ? [JSON.stringify(response)] : toLines(response, locale)) await writer.write(line);
    return response.complete || (options.dryRun && response.conflicts.length === 0) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof setup.D365Error)) throw error;
    const { code, remedy } = error.failure;
    const { message, remedy: fix } = remedy[locale];
    if (options.json) terminal.stdout.write(`${JSON.stringify({ error: { code, message, remedy: fix } })}\n`);
    else terminal.stderr.write(`${message} (${code})\n→ ${fix}\n`);
    return 1;
  } finally {
    client.close();
  }
}
