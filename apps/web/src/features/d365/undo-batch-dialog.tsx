import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PushBatch } from '../../api/types';
import { undoPushBatch } from '../../api/undo-push-batch';
import { ProblemBar } from '../../components/problem-bar';
import { useFormat } from '../../i18n/use-format';

interface UndoBatchDialogProps {
  readonly batch: PushBatch;
  /** The undo runs as a batch of its own. */
  readonly onUndone: (batchId: string) => void;
  readonly onClose: () => void;
}

/** Asks before the fields of many rows in Dynamics are put back, and says which are not. */
export function UndoBatchDialog({ batch, onUndone, onClose }: UndoBatchDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const undo = useMutation({
    mutationFn: () => undoPushBatch(batch.batch_id),
    onSuccess: ({ batch_id }) => {
      onUndone(batch_id);
    },
  });
  return (
    <Dialog
      open
      modalType="alert"
      onOpenChange={(_, data) => {
        if (!data.open && !undo.isPending) onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('d365.batchUndoTitle')}</DialogTitle>
          <DialogContent>
            {t('d365.batchUndoBody', { count: batch.undoable, value: format.number(batch.undoable) })}{' '}
            {t('d365.batchUndoHint')}
            {undo.isError ? <ProblemBar title={t('d365.batchActionError')} error={undo.error} /> : null}
          </DialogContent>
          <DialogActions>
            <Button disabledFocusable={undo.isPending} onClick={onClose}>
              {t('d365.batchUndoCancel')}
            </Button>
            <Button
              appearance="primary"
              icon={undo.isPending ? <Spinner size="extra-tiny" /> : null}
              disabledFocusable={undo.isPending}
              onClick={() => {
                undo.mutate();
              }}
            >
              {t('d365.batchUndoConfirm')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
