import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { OpportunityFactor, SalesSummary } from '../../api/types';
import { useVisuallyHidden } from '../../components/use-visually-hidden';
import { useCodeText } from '../../i18n/use-code-text';
import { useFormat } from '../../i18n/use-format';
import { SalesCard } from './sales-card';

const useStyles = makeStyles({
  value: { fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold, margin: 0 },
  text: { margin: 0 },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    '& th, & td': {
      textAlign: 'start',
      padding: '6px 8px 6px 0',
      verticalAlign: 'top',
      borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    },
    '& thead th': { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightSemibold },
    '& tbody th': { fontWeight: tokens.fontWeightSemibold },
  },
  comment: { color: tokens.colorNeutralForeground2 },
  note: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** How big the opportunity is and what it is made of. */
export function OpportunityCard({ summary }: { readonly summary: SalesSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const styles = useStyles();
  const hidden = useVisuallyHidden();
  const rationale = summary.opportunity_rationale;
  const potential = t('sales.potential', { value: format.number(summary.opportunity_potential) });
  return (
    <SalesCard title={t('sales.opportunity')} copyText={`${potential}. ${rationale.summary}`}>
      <p className={styles.value}>{potential}</p>
      <ProgressBar aria-label={t('sales.opportunity')} value={summary.opportunity_potential / 100} thickness="large" />
      <p className={styles.text}>{rationale.summary}</p>
      <table className={styles.table}>
        <caption className={hidden}>{t('sales.factors')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('sales.factor')}</th>
            <th scope="col">{t('sales.weight')}</th>
            <th scope="col">{t('sales.raw')}</th>
            <th scope="col">{t('sales.factorScore')}</th>
            <th scope="col">{t('sales.comment')}</th>
          </tr>
        </thead>
        <tbody>
          {rationale.factors.map((factor) => (
            <FactorRow key={factor.name} factor={factor} />
          ))}
        </tbody>
      </table>
      {rationale.tuning_factor === 1 ? null : (
        <p className={styles.note}>{t('sales.tuning', { factor: format.number(rationale.tuning_factor) })}</p>
      )}
    </SalesCard>
  );
}

function FactorRow({ factor }: { readonly factor: OpportunityFactor }) {
  const codeText = useCodeText();
  const format = useFormat();
  const styles = useStyles();
  const rawText = useRawText();
  return (
    <tr>
      <th scope="row">{codeText('factor', factor.name)}</th>
      <td>{format.percent(factor.weight)}</td>
      <td>{rawText(factor.raw)}</td>
      <td>{format.signed(factor.score)}</td>
      <td className={styles.comment}>{factor.comment}</td>
    </tr>
  );
}

function useRawText(): (raw: OpportunityFactor['raw']) => string {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const format = useFormat();
  return (raw) => {
    if (raw === null || raw === 'Unknown') return t('app.unknown');
    if (typeof raw === 'number') return format.number(raw);
    return codeText('segment', raw, codeText('tenantSize', raw));
  };
}
