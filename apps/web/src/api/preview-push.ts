import { fetchJson } from './fetch-json';
import { toPushTargetBody } from './push-target';
import type { PushTarget } from './push-target';
import type { PushPreview } from './types';

/** What a push of these leads would do now; nothing is written. */
export function previewPush(target: PushTarget, signal?: AbortSignal): Promise<PushPreview> {
  return fetchJson<PushPreview>('/d365/preview', { method: 'POST', body: toPushTargetBody(target), signal });
}
