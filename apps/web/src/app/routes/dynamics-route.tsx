import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { NO_FILTER, toPageParams } from '../../api/lead-filter';
import { DynamicsPage } from '../../features/d365-setup/dynamics-page';
import { paths } from '../paths';
import { usePageTitle } from '../shell/use-page-title';

export function DynamicsRoute() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  usePageTitle(t('d365.name'));
  return (
    <DynamicsPage
      onShowErrors={() => {
        const search = toPageParams({ ...NO_FILTER, d365: ['error'] }, new URLSearchParams()).toString();
        void navigate({ pathname: paths.leads, search });
      }}
    />
  );
}
