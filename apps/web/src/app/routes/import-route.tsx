import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { ImportPage } from '../../features/import/import-page';
import { JOB_PARAM, paths } from '../paths';
import { usePageTitle } from '../shell/use-page-title';

export function ImportRoute() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  usePageTitle(t('import.title'));
  return (
    <ImportPage
      jobId={params.get(JOB_PARAM)}
      onJob={(jobId) => {
        setParams(jobId === null ? {} : { [JOB_PARAM]: jobId });
      }}
      onShowLeads={() => void navigate(paths.leads)}
    />
  );
}
