import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { LeadDetail } from '../../api/types';
import { useFormat } from '../../i18n/use-format';

const useStyles = makeStyles({
  title: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, max-content) 1fr',
    columnGap: tokens.spacingHorizontalL,
    rowGap: '6px',
    margin: 0,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
});

/** Who holds the mail, whether there is a Microsoft tenant, and how sure we are. */
export function MailFacts({ lead }: { readonly lead: LeadDetail }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const facts = useFacts(lead);
  return (
    <section aria-label={t('why.mailTitle')}>
      <h3 className={styles.title}>{t('why.mailTitle')}</h3>
      <dl className={styles.facts}>
        {facts.map(({ name, value }) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function useFacts(lead: LeadDetail): readonly { readonly name: string; readonly value: string }[] {
  const { t } = useTranslation();
  const format = useFormat();
  const host = lead.mailbox_host ?? lead.provider;
  const tenantElsewhere = lead.tenant_elsewhere === true ? t('leads.tenantMovedHint') : null;
  const tenant = lead.tenant === null ? t('app.unknown') : lead.tenant ? t('leads.tenantYes') : t('leads.tenantNo');
  const mailbox =
    lead.hard_fail === 'mx-missing' ? t('leads.noMx') : host === null ? t('app.unknown') : t(`provider.${host}`);
  const network = networkOf(lead);
  // Without the mail servers nobody can say what stands in front of them; that nothing does would be a guess.
  const isRead = lead.mx_hosts !== null;
  const noneIfRead = isRead ? t('app.none') : t('app.unknown');
  return [
    { name: t('why.mailboxHost'), value: mailbox },
    { name: t('why.gateway'), value: lead.gateway ?? noneIfRead },
    { name: t('why.tenant'), value: tenantElsewhere ?? tenant },
    { name: t('why.localProvider'), value: lead.local_provider ?? noneIfRead },
    ...(lead.mail_setup === null || !isRead
      ? []
      : [{ name: t('why.confidence'), value: format.percent(lead.mail_setup.confidence / 100) }]),
    { name: t('why.size'), value: lead.tenant_size === null ? t('app.unknown') : t(`tenantSize.${lead.tenant_size}`) },
    ...(network === null ? [] : [{ name: t('why.network'), value: network }]),
    { name: t('why.registrar'), value: lead.registrar ?? t('app.unknown') },
    { name: t('why.expires'), value: lead.expires_at === null ? t('app.unknown') : format.date(lead.expires_at) },
  ];
}

/** Who runs the network of the mail host and in which country; null while neither is known. */
function networkOf({ network }: LeadDetail): string | null {
  const parts = [network?.isp ?? network?.asn_org ?? null, network?.country ?? null].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}
