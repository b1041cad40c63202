import type { D365Status } from '../../api/types';

export type BadgeStatus = 'not_synced' | 'syncing' | 'synced' | 'error';

const BADGES: Readonly<Record<D365Status, BadgeStatus>> = {
  not_synced: 'not_synced',
  queued: 'syncing',
  in_progress: 'syncing',
  synced: 'synced',
  error: 'error',
};

/** The four words a rep sees for the five states a lead has. */
export function toBadgeStatus(status: D365Status): BadgeStatus {
  return BADGES[status];
}
