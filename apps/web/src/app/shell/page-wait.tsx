import { makeStyles, Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { pageColumnStyle } from '../../components/page-column-style';

const useStyles = makeStyles({ root: pageColumnStyle });

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
