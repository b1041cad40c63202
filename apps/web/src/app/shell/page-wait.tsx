import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    width: 'min(880px, 100%)',
    margin: '0 auto',
  },
});

/** A page whose code is on its way. */
export function PageWait() {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <Skeleton className={styles.root} aria-label={t('app.loading')}>
      <SkeletonItem size={28} />
      <SkeletonItem size={128} />
    </Skeleton>
  );
}
