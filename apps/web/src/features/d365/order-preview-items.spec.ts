import type { LeadPreview } from '../../api/types';
import { orderPreviewItems } from './order-preview-items';

const item = (domain: string, action: LeadPreview['action']): LeadPreview => ({
  lead_id: domain,
  domain,
  action,
  code: null,
  reason: null,
  d365_lead_id: null,
  d365_lead_url: null,
  fields: [],
  notes: [],
  matches: [],
});

describe('orderPreviewItems', () => {
  it('puts what needs a person first and keeps the order of the list within each kind', () => {
    const items = [
      item('a.example', 'no-op'),
      item('b.example', 'create'),
      item('c.example', 'blocked'),
      item('d.example', 'create'),
      item('e.example', 'unknown'),
      item('f.example', 'update'),
      item('g.example', 'blocked'),
    ];
    expect(orderPreviewItems(items).map(({ domain }) => domain?.[0])).toEqual(['c', 'g', 'e', 'f', 'b', 'd', 'a']);
  });
});
