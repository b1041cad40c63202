import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
} from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem';
import { applyOutcome } from '../../api/apply-feed-event';
import { flagsQuery } from '../../api/get-flags';
import { qualifyLead } from '../../api/qualify-lead';
import { readLeadD365 } from '../../api/read-lead-d365';
import type { LeadItem } from '../../api/types';
import { useAnnounce } from '../../components/announcer';
import { useProblemText } from '../../components/use-problem-text';
import { useLanguage } from '../../i18n/use-language';

/** Lets a person qualify a lead that stands open in Dynamics, after a confirmation. Not there while the server has it off. */
export function QualifyAction({ lead }: { readonly lead: LeadItem }) {
  const { t } = useTranslation();
  const flags = useQuery(flagsQuery());
  const [isOpen, setIsOpen] = useState(false);
  const { lastSyncedAt, outcome } = readLeadD365(lead);
  const isOpenInDynamics = outcome === null || outcome.state === 'open';
  if (flags.data?.d365_qualify_enabled !== true || lastSyncedAt === null || !isOpenInDynamics) return null;
  return (
    <div>
      <Button
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('d365.after.qualify')}
      </Button>
      {isOpen ? (
        <QualifyDialog
          lead={lead}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      ) : null}
    </div>
  );
}

function QualifyDialog({ lead, onClose }: { readonly lead: LeadItem; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const qualify = useMutation({
    mutationFn: () => qualifyLead(lead.id),
    onSuccess: ({ lead_id, d365_outcome }) => {
      applyOutcome(client, { lead_id, d365_outcome });
      announce(t('d365.after.done', { domain: lead.unicode_domain }));
      onClose();
    },
  });
  return (
    <Dialog
      open
      modalType="alert"
      onOpenChange={(_, data) => {
        if (!data.open && !qualify.isPending) onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('d365.after.confirmTitle', { domain: lead.unicode_domain })}</DialogTitle>
          <DialogContent>
            {t('d365.after.confirmBody')}
            {qualify.isError ? <QualifyProblem error={qualify.error} /> : null}
          </DialogContent>
          <DialogActions>
            <Button disabledFocusable={qualify.isPending} onClick={onClose}>
              {t('d365.after.cancel')}
            </Button>
            <Button
              appearance="primary"
              icon={qualify.isPending ? <Spinner size="extra-tiny" /> : null}
              disabledFocusable={qualify.isPending}
              onClick={() => {
                qualify.mutate();
              }}
            >
              {t('d365.after.confirm')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** What Dynamics refused says more than the code of the problem, and what to do about it. */
function QualifyProblem({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { message } = useProblemText()(error);
  const words = error instanceof ApiProblem ? error.translations?.[language] : undefined;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{t('d365.after.failed')}</MessageBarTitle>{' '}
        {words === undefined ? message : `${words.message} ${words.remedy}`}
      </MessageBarBody>
    </MessageBar>
  );
}
