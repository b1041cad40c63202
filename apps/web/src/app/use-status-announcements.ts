import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { findCachedLead } from '../api/apply-feed-event';
import type { D365StatusEvent } from '../api/types';
import { useAnnounce } from '../components/announcer';
import { toBadgeStatus } from '../features/d365/to-badge-status';
import { useFormat } from '../i18n/use-format';

const GATHER_MS = 800;

/**
 * Speaks status changes of leads on show: one by name, many as a number, so that a bulk push does not flood the
 * listener. Only what ends a push is told, since Syncing was told when it was asked for.
 */
export function useStatusAnnouncements(): (data: unknown) => void {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const announce = useAnnounce();
  const gathered = useRef(new Map<string, string>());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const say = useRef<() => void>(() => undefined);
  useEffect(() => {
    say.current = () => {
      timer.current = undefined;
      const texts = [...gathered.current.values()];
      gathered.current.clear();
      const [only, ...others] = texts;
      if (only === undefined) return;
      const count = texts.length;
      announce(others.length === 0 ? only : t('d365.statusChangedMany', { count, value: format.number(count) }));
    };
  }, [announce, format, t]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  const words = useRef(t);
  useEffect(() => {
    words.current = t;
  }, [t]);
  return useCallback(
    (data) => {
      const event = data as D365StatusEvent;
      const status = toBadgeStatus(event.d365_status);
      const lead = findCachedLead(client, event.lead_id);
      if (lead === undefined || status === 'syncing') return;
      const text = words.current('d365.statusChanged', {
        domain: lead.unicode_domain,
        status: words.current(`d365.badge.${status}`),
      });
      gathered.current.set(event.lead_id, text);
      timer.current ??= setTimeout(() => {
        say.current();
      }, GATHER_MS);
    },
    [client],
  );
}
