import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { OfferTier } from '../../api/types';
import { useFormat } from '../../i18n/use-format';
import { SalesCard } from './sales-card';

const useStyles = makeStyles({
  tier: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold, margin: 0 },
  text: { margin: 0 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    '& dt': { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
    '& dd': { margin: 0, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  },
});

interface Price {
  readonly name: string;
  readonly value: number | null;
}

function hasValue(price: Price): price is Price & { readonly value: number } {
  return price.value !== null;
}

/** What to offer and at which list price; a price that does not apply is left out, not shown as nought. */
export function OfferCard({ offer }: { readonly offer: OfferTier }) {
  const { t } = useTranslation();
  const format = useFormat();
  const styles = useStyles();
  const allPrices: readonly Price[] = [
    { name: t('sales.perUser'), value: offer.price_per_user_per_month },
    { name: t('sales.migrationFee'), value: offer.migration_fee },
    { name: t('sales.defender'), value: offer.defender_price_per_user_per_month },
    { name: t('sales.consulting'), value: offer.consulting_fee },
  ];
  const prices = allPrices.filter(hasValue);
  return (
    <SalesCard title={t('sales.offer')} copyText={`${offer.tier}: ${offer.recommendation}`}>
      <p className={styles.tier}>{offer.tier}</p>
      <p className={styles.text}>{offer.recommendation}</p>
      <dl className={styles.facts}>
        {prices.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{format.money(value, offer.currency)}</dd>
          </div>
        ))}
      </dl>
    </SalesCard>
  );
}
