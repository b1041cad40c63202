import { readD365Config } from '../../lib/config';
import type { LeadPreview, PreviewAction } from './preview.service';
import { toPreviewResponse } from './preview-to-response';

function itemWith(action: PreviewAction): LeadPreview {
  return { leadId: action, domain: null, action, code: null, d365LeadId: null, fields: [], notes: [], matches: [] };
}

function configWith(changes: Readonly<Record<string, string>>) {
  return readD365Config({
    HUNTER_D365_ENABLED: 'true',
    HUNTER_D365_BASE_URL: 'https://org.crm.example',
    HUNTER_D365_TENANT_ID: 'tenant.example',
    HUNTER_D365_CLIENT_ID: 'app-1',
    HUNTER_D365_CLIENT_SECRET: 'secret',
    ...changes,
  });
}

describe('the answer of a preview', () => {
  const items = (['create', 'create', 'update', 'blocked'] as const).map(itemWith);

  test.each([
    [{}, 2],
    [{ HUNTER_D365_BYPASS_BUSINESS_LOGIC: 'CustomSync,CustomAsync' }, 2],
    [{ HUNTER_D365_BYPASS_FLOWS: 'true' }, 0],
  ])('says how many creations start flows with %j', (changes, flows) => {
    const answer = toPreviewResponse({ items, skipped: [], total: 4 }, configWith(changes));
    expect(answer).toMatchObject({ counts: { create: 2 }, creates_start_flows: flows });
  });
});
