import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem';
import type { BulkPushReceipt } from '../../api/types';
import { useProblemText } from '../../components/use-problem-text';
import { useFormat } from '../../i18n/use-format';

interface SkippedLeadsBarProps {
  readonly receipt: BulkPushReceipt;
  readonly onDismiss: () => void;
}

function countByCode(skipped: BulkPushReceipt['skipped']): readonly (readonly [code: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { code } of skipped) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts];
}

/** After a push of many: how many went and how many were skipped for what reason. */
export function SkippedLeadsBar({ receipt, onDismiss }: SkippedLeadsBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const problemText = useProblemText();
  const unnamed = receipt.skipped_total - receipt.skipped.length;
  const reasonOf = (code: string): string => problemText(new ApiProblem({ code, status: 409 })).message;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {t('d365.pushedMany', { count: receipt.accepted, value: format.number(receipt.accepted) })}{' '}
        {countByCode(receipt.skipped)
          .map(([code, count]) => t('d365.skippedMany', { count, value: format.number(count), reason: reasonOf(code) }))
          .join(' ')}{' '}
        {unnamed > 0 ? t('d365.skippedMore', { count: unnamed, value: format.number(unnamed) }) : null}
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            size="small"
            appearance="transparent"
            icon={<DismissRegular />}
            aria-label={t('scan.dismiss')}
            onClick={onDismiss}
          />
        }
      />
    </MessageBar>
  );
}
