import { useTranslation } from 'react-i18next';
import type { ProvisionPlan } from '../../api/types';
import { useFormat } from '../../i18n/use-format';

/** A provisioning plan in one sentence. */
export function usePlanSummary(): (plan: ProvisionPlan) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ complete, steps, conflicts }) => {
    if (complete) return t('setup.planComplete');
    if (conflicts.length > 0) {
      return t('setup.planConflicts', { count: conflicts.length, value: format.number(conflicts.length) });
    }
    return t('setup.planSteps', { count: steps.length, value: format.number(steps.length) });
  };
}
