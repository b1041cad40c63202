import { Button } from '@fluentui/react-components';
import { ErrorCircleRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state';

/** Shown in place of what crashed. */
export function CrashNotice() {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <EmptyState icon={<ErrorCircleRegular />} title={t('app.crashTitle')} body={t('app.crashBody')}>
        <Button
          appearance="primary"
          onClick={() => {
            window.location.reload();
          }}
        >
          {t('app.reload')}
        </Button>
      </EmptyState>
    </div>
  );
}
