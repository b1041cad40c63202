import { fetchJson } from './fetch-json';
import type { ProvisionPlan } from './types';

/** What provisioning would make in the organisation; nothing is changed. */
export function planProvision(): Promise<ProvisionPlan> {
  return fetchJson<ProvisionPlan>('/d365/provision', { method: 'POST', body: { dry_run: true } });
}
