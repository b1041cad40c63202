import { Button } from '@fluentui/react-components';
import { CompassNorthwestRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { EmptyState } from '../../components/empty-state';
import { paths } from '../paths';
import { usePageTitle } from '../shell/use-page-title';

export function NotFoundRoute() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  usePageTitle(t('app.notFoundTitle'));
  return (
    <EmptyState
      heading="h1"
      icon={<CompassNorthwestRegular />}
      title={t('app.notFoundTitle')}
      body={t('app.notFoundBody')}
    >
      <Button appearance="primary" onClick={() => void navigate(paths.leads)}>
        {t('app.backToLeads')}
      </Button>
    </EmptyState>
  );
}
