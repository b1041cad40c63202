import { useTranslation } from 'react-i18next';
import type { Provider } from '../api/types';

/** The provider by its name; one that was not read is unknown, not absent. */
export function ProviderName({ provider }: { readonly provider: Provider | null }) {
  const { t } = useTranslation();
  return provider === null ? t('app.unknown') : t(`provider.${provider}`);
}
