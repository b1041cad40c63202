import { Badge, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { salesSummaryQuery } from '../../api/get-sales-summary';
import type { SalesSummary } from '../../api/types';
import { CopyButton } from '../../components/copy-button';
import { ProblemBar } from '../../components/problem-bar';
import { useCodeText } from '../../i18n/use-code-text';
import { useLanguage } from '../../i18n/use-language';
import { OfferCard } from './offer-card';
import { OpportunityCard } from './opportunity-card';
import { SalesCard } from './sales-card';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  strong: { fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0 },
  list: { margin: 0, paddingInlineStart: '20px', display: 'flex', flexDirection: 'column', gap: '6px' },
  quote: {
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  label: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: 0 },
  lead: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
});

const RISK_COLORS = { low: 'success', medium: 'warning', high: 'danger' } as const;

/** What to say: the summary the server wrote, in the language of the page. */
export function SalesTab({ domain }: { readonly domain: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const language = useLanguage();
  const summary = useQuery(salesSummaryQuery(domain, language));
  if (summary.isPending) {
    return (
      <Skeleton className={styles.root} aria-label={t('app.loading')}>
        <SkeletonItem size={40} />
        <SkeletonItem size={96} />
        <SkeletonItem size={96} />
      </Skeleton>
    );
  }
  if (summary.data === undefined) {
    return <ProblemBar title={t('sales.errorTitle')} error={summary.error} onRetry={() => void summary.refetch()} />;
  }
  return (
    <div className={styles.root} lang={language}>
      <SalesCard title={t('sales.oneLiner')} copyText={summary.data.one_liner}>
        <p className={styles.lead}>{summary.data.one_liner}</p>
      </SalesCard>
      <NextStep summary={summary.data} />
      <TextList title={t('sales.script')} lines={summary.data.call_script} />
      <TextList title={t('sales.questions')} lines={summary.data.discovery_questions} />
      <OfferCard offer={summary.data.offer_tier} />
      <OpportunityCard summary={summary.data} />
      <Background summary={summary.data} />
    </div>
  );
}

function TextList({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  const styles = useStyles();
  return (
    <SalesCard title={title} copyText={lines.map((line) => `- ${line}`).join('\n')}>
      <ol className={styles.list}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </SalesCard>
  );
}

function NextStep({ summary }: { readonly summary: SalesSummary }) {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const styles = useStyles();
  const { action, timeline, message, internal_note: note } = summary.next_step;
  return (
    <SalesCard title={t('sales.nextStep')}>
      <div className={styles.line}>
        <span className={styles.strong}>
          {codeText('action', action)} {codeText('timeline', timeline)}
        </span>
        <Badge appearance="tint" color={RISK_COLORS[summary.urgency]}>
          {t('sales.urgency', { level: t(`risk.${summary.urgency}`) })}
        </Badge>
      </div>
      <p className={styles.text}>{summary.urgency_reason}</p>
      <Quoted title={t('sales.message')} text={message} />
      <Quoted title={t('sales.note')} text={note} />
    </SalesCard>
  );
}

function Quoted({ title, text }: { readonly title: string; readonly text: string }) {
  const styles = useStyles();
  return (
    <div>
      <div className={styles.line}>
        <p className={styles.label}>{title}</p>
        <CopyButton part={title} text={text} />
      </div>
      <blockquote className={styles.quote}>{text}</blockquote>
    </div>
  );
}

function Background({ summary }: { readonly summary: SalesSummary }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const security = summary.security_reasoning;
  return (
    <SalesCard title={t('sales.background')}>
      <Reason title={t('sales.segmentWhy')}>{summary.segment_explanation}</Reason>
      <Reason title={t('sales.providerWhy')}>{summary.provider_reasoning}</Reason>
      {security === null ? (
        <Reason title={t('sales.security')}>{t('sales.securityUnknown')}</Reason>
      ) : (
        <>
          <div className={styles.line}>
            <p className={styles.label}>{t('sales.security')}</p>
            <Badge appearance="tint" color={RISK_COLORS[security.risk_level]}>
              {t('sales.securityRisk', { level: t(`risk.${security.risk_level}`) })}
            </Badge>
          </div>
          <p className={styles.text}>{security.summary}</p>
          <ul className={styles.list}>
            {security.details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
          <Reason title={t('sales.angle')}>{security.sales_angle}</Reason>
          <Reason title={t('sales.recommended')}>{security.recommended_action}</Reason>
        </>
      )}
    </SalesCard>
  );
}

function Reason({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div>
      <p className={styles.label}>{title}</p>
      <p className={styles.text}>{children}</p>
    </div>
  );
}
