import type { D365Config } from '../../lib/config';
import { toErrorBody } from '../../lib/error-body';
import { toLeadUrl } from '../../lib/lead-url';
import type { PreviewCountsDto, PreviewDto, LeadPreviewDto } from '../dto/preview.dto';
import { toMatchResponse } from '../job-to-response';
import type { LeadPreview, PreviewAction, PushPreview } from './preview.service';

export function toPreviewResponse(preview: PushPreview, config: D365Config): PreviewDto {
  const { items, skipped, total } = preview;
  const counts = toCounts(items);
  return {
    total,
    complete: items.length + skipped.length >= total,
    counts,
    creates_start_flows: config.enabled && config.bypass.flows ? 0 : counts.create,
    items: items.map((item) => toLeadPreview(item, config)),
    skipped: [...skipped],
  };
}

function toCounts(items: readonly LeadPreview[]): PreviewCountsDto {
  const count = (action: PreviewAction) => items.filter((item) => item.action === action).length;
  return {
    create: count('create'),
    update: count('update'),
    no_op: count('no-op'),
    blocked: count('blocked'),
    unknown: count('unknown'),
  };
}

function toLeadPreview(item: LeadPreview, config: D365Config): LeadPreviewDto {
  return {
    lead_id: item.leadId,
    domain: item.domain,
    action: item.action,
    code: item.code,
    reason: toErrorBody(item.code),
    d365_lead_id: item.d365LeadId,
    d365_lead_url: config.enabled && item.d365LeadId !== null ? toLeadUrl(config, item.d365LeadId) : null,
    fields: item.fields.map(({ column, effect, keptBecause, hunter, dynamics, lastWritten }) => ({
      column,
      effect,
      kept_because: keptBecause,
      hunter,
      dynamics,
      last_written: lastWritten,
    })),
    notes: [...item.notes],
    matches: item.matches.map((row) => toMatchResponse(row, config)),
  };
}
