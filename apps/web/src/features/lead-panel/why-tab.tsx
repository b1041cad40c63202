import { makeStyles, MessageBar, MessageBarBody, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { DocumentSearchRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem';
import { scoreBreakdownQuery } from '../../api/get-score-breakdown';
import type { LeadDetail, ScoreBreakdown } from '../../api/types';
import { EmptyState } from '../../components/empty-state';
import { ProblemBar } from '../../components/problem-bar';
import { useFormat } from '../../i18n/use-format';
import { BreakdownTable } from './breakdown-table';
import { EvidenceLedger } from './evidence-ledger';
import { LeadChanges } from './lead-changes';
import { LeadFindings } from './lead-findings';
import { MailFacts } from './mail-facts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  wait: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  body: { margin: `${tokens.spacingVerticalXS} 0 0`, color: tokens.colorNeutralForeground2 },
  rules: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** Every point of the score with the record behind it. */
export function WhyTab({ lead }: { readonly lead: LeadDetail }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const breakdown = useQuery(scoreBreakdownQuery(lead.domain));
  const isUnscored = breakdown.error instanceof ApiProblem && breakdown.error.code === 'lead-not-scored';
  return (
    <div className={styles.root}>
      {breakdown.isPending ? (
        <Skeleton className={styles.wait} aria-label={t('app.loading')}>
          <SkeletonItem size={24} />
          <SkeletonItem size={48} />
          <SkeletonItem size={48} />
        </Skeleton>
      ) : null}
      {breakdown.isError && breakdown.data === undefined ? (
        isUnscored ? (
          <EmptyState icon={<DocumentSearchRegular />} title={t('why.emptyTitle')} body={t('why.emptyBody')} />
        ) : (
          <ProblemBar title={t('why.errorTitle')} error={breakdown.error} onRetry={() => void breakdown.refetch()} />
        )
      ) : null}
      {breakdown.data === undefined ? null : <Explanation breakdown={breakdown.data} />}
      <LeadChanges domain={lead.domain} />
      <MailFacts lead={lead} />
      <LeadFindings findings={lead.findings} />
      <EvidenceLedger evidence={lead.evidence} />
    </div>
  );
}

function Explanation({ breakdown }: { readonly breakdown: ScoreBreakdown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const styles = useStyles();
  const sum = breakdown.lines.reduce((points, line) => points + line.points, breakdown.base);
  const isClamped = breakdown.score !== null && breakdown.hard_fail === null && breakdown.score !== sum;
  const notes = [
    breakdown.hard_fail === null ? null : t('why.hardFail'),
    breakdown.score === null ? t('why.noScore') : null,
    breakdown.incomplete && breakdown.score !== null ? t('why.incomplete') : null,
    isClamped ? t('why.clamped', { total: format.number(sum) }) : null,
  ].filter((note) => note !== null);
  return (
    <section className={styles.wait} aria-label={t('why.title')}>
      <div>
        <h3 className={styles.title}>{t('why.title')}</h3>
        <p className={styles.body}>{t('why.explanation')}</p>
      </div>
      {notes.map((note) => (
        <MessageBar key={note} intent="warning" layout="multiline">
          <MessageBarBody>{note}</MessageBarBody>
        </MessageBar>
      ))}
      <BreakdownTable breakdown={breakdown} />
      <p className={styles.rules}>{t('why.rules', { version: breakdown.rules_version })}</p>
    </section>
  );
}
