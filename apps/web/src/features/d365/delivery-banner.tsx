import { makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { deliveryStatusQuery } from '../../api/get-delivery-status';
import { flagsQuery } from '../../api/get-flags';
import { useAnnounce } from '../../components/announcer';
import { useDeliveryText } from '../../components/use-delivery-text';
import type { DeliveryText } from '../../components/use-delivery-text';

const useStyles = makeStyles({
  root: {
    borderRadius: 0,
    borderLeft: 'none',
    borderRight: 'none',
    // In line with the header above it and the page below.
    paddingLeft: tokens.spacingHorizontalXXL,
    '@media (max-width: 720px)': { paddingLeft: tokens.spacingHorizontalM },
  },
});

/** One line under the header while pushes wait, on every page; gone by itself when they go out again. */
export function DeliveryBanner() {
  const flags = useQuery(flagsQuery());
  const isEnabled = flags.data?.d365_enabled === true;
  const status = useQuery({ ...deliveryStatusQuery(), enabled: isEnabled });
  const text = useDeliveryText()(isEnabled ? status.data : undefined);
  useAnnouncedChange(text, status.data !== undefined);
  return text === null ? null : <Banner text={text} isOutage={status.data?.circuit === 'open'} />;
}

function Banner({ text, isOutage }: { readonly text: DeliveryText; readonly isOutage: boolean }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <section aria-label={t('delivery.notice')} data-delivery={isOutage ? 'unreachable' : 'busy'}>
      <MessageBar intent={isOutage ? 'warning' : 'info'} layout="multiline" className={styles.root}>
        <MessageBarBody>
          <MessageBarTitle>{text.cause}</MessageBarTitle> {text.waiting}
        </MessageBarBody>
      </MessageBar>
    </section>
  );
}

/** Spoken when pushes begin to wait and when they go out again; not each time the number of them changes. */
function useAnnouncedChange(text: DeliveryText | null, isKnown: boolean): void {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const wasHeld = useRef(false);
  const isHeld = text !== null;
  const cause = text?.cause ?? t('delivery.recovered');
  useEffect(() => {
    if (!isKnown || wasHeld.current === isHeld) return;
    wasHeld.current = isHeld;
    announce(cause);
  }, [isKnown, isHeld, cause, announce]);
}
