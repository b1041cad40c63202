import type { FindingText, Locale } from '../doctor/doctor-texts';
import { CONFLICT_TEXTS, STEP_TEXTS } from './provision-texts';
import type { ProvisionReport } from './run-provision';

type Translations = Readonly<Record<Locale, FindingText>>;

/** A report as the API and `--json` show it. */
export interface ProvisionResponse {
  readonly dry_run: boolean;
  readonly complete: boolean;
  /** LCIDs of the languages that labels are written in, the base language first. */
  readonly languages: readonly number[];
  readonly steps: readonly {
    readonly step: string;
    readonly target: string;
    readonly status: string;
    readonly title: Readonly<Record<Locale, string>>;
    readonly failure: { readonly code: string; readonly translations: Translations } | null;
  }[];
  readonly conflicts: readonly {
    readonly code: string;
    readonly target: string;
    readonly found: string | null;
    readonly expected: string;
    readonly translations: Translations;
  }[];
}

export function toProvisionResponse(report: ProvisionReport): ProvisionResponse {
  return {
    dry_run: report.dryRun,
    complete: report.complete,
    languages: report.languages,
    steps: report.steps.map(({ kind, target, status, failure }) => ({
      step: kind,
      target,
      status,
      title: {
        tr: STEP_TEXTS[kind].tr.replace('{target}', target),
        en: STEP_TEXTS[kind].en.replace('{target}', target),
      },
      failure: failure === undefined ? null : { code: failure.code, translations: failure.text },
    })),
    conflicts: report.conflicts.map((conflict) => ({ ...conflict, translations: CONFLICT_TEXTS[conflict.code] })),
  };
}
