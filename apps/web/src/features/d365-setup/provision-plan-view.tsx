import { makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ProvisionConflict, ProvisionPlan, ProvisionStep } from '../../api/types';
import { useLanguage } from '../../i18n/use-language';
import { usePlanSummary } from './use-plan-summary';

const useStyles = makeStyles({
  steps: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXXL,
    '& li': { overflowWrap: 'anywhere' },
  },
  conflicts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0, padding: 0 },
  conflict: { listStyleType: 'none', '& p': { margin: 0 }, overflowWrap: 'anywhere' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  note: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** What would be made, in its order, and what stands in the way. */
export function ProvisionPlanView({ plan }: { readonly plan: ProvisionPlan }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const summary = usePlanSummary()(plan);
  return (
    <>
      <MessageBar intent={plan.complete ? 'success' : plan.conflicts.length > 0 ? 'warning' : 'info'}>
        <MessageBarBody>
          <MessageBarTitle>{summary}</MessageBarTitle>
        </MessageBarBody>
      </MessageBar>
      {plan.conflicts.length === 0 ? null : (
        <ul className={styles.conflicts} aria-label={t('setup.conflicts')}>
          {plan.conflicts.map((conflict) => (
            <Conflict key={`${conflict.code} ${conflict.target}`} conflict={conflict} />
          ))}
        </ul>
      )}
      {plan.steps.length === 0 ? null : (
        <>
          <ol className={styles.steps} aria-label={t('setup.steps')}>
            {plan.steps.map((step) => (
              <Step key={`${step.step} ${step.target}`} step={step} />
            ))}
          </ol>
          <p className={styles.note}>{t('setup.languages', { languages: plan.languages.join(', ') })}</p>
        </>
      )}
    </>
  );
}

function Step({ step }: { readonly step: ProvisionStep }) {
  const language = useLanguage();
  const failure = step.failure?.translations[language] ?? null;
  return (
    <li>
      {step.title[language]}
      {failure === null ? null : ` · ${failure.why} ${failure.fix ?? ''}`}
    </li>
  );
}

function Conflict({ conflict }: { readonly conflict: ProvisionConflict }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const text = conflict.translations[useLanguage()];
  return (
    <li className={styles.conflict}>
      <h3 className={styles.title}>{conflict.target}</h3>
      <p>{text.why}</p>
      {text.fix === null ? null : (
        <p>
          <strong>{t('d365.remedy')}:</strong> {text.fix}
        </p>
      )}
      <p className={styles.note}>
        {t('setup.foundExpected', { found: conflict.found ?? t('app.none'), expected: conflict.expected })}
      </p>
    </li>
  );
}
