import { fetchJson } from './fetch-json';
import type { PushChoices, PushPreview } from './types';

/** What a push of these leads would do now; nothing is written. */
export function previewPush(leadIds: readonly string[], signal?: AbortSignal): Promise<PushPreview> {
  const body: { lead_ids: readonly string[] } & PushChoices = { lead_ids: leadIds };
  return fetchJson<PushPreview>('/d365/preview', { method: 'POST', body, signal });
}
