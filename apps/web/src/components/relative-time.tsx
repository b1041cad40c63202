import { useFormat } from '../i18n/use-format';
import { useNow } from './use-now';

/** "3 min ago", with the full date and time on hover. */
export function RelativeTime({ iso }: { readonly iso: string }) {
  const format = useFormat();
  const now = useNow();
  return (
    <time dateTime={iso} title={format.dateTime(iso)}>
      {format.ago(iso, now)}
    </time>
  );
}
