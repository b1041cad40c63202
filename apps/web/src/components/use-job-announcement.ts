import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScanJob } from '../api/types';
import { useFormat } from '../i18n/use-format';
import { useAnnounce } from './announcer';

/** Tells a screen reader once when a job that was seen running has finished. */
export function useJobAnnouncement(job: ScanJob | undefined): void {
  const { t } = useTranslation();
  const format = useFormat();
  const announce = useAnnounce();
  const wasRunning = useRef(false);
  useEffect(() => {
    if (job === undefined) return;
    if (job.status !== 'completed') {
      wasRunning.current = true;
      return;
    }
    if (!wasRunning.current) return;
    wasRunning.current = false;
    announce(
      t('job.finished', {
        succeeded: format.number(job.succeeded),
        incomplete: format.number(job.incomplete),
        failed: format.number(job.failed),
      }),
    );
  }, [job, announce, format, t]);
}
