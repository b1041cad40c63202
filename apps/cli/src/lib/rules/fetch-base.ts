import { fetchLead, fetchLeads } from '../api-client.js';
import type { ApiLead } from '../api-client.js';
import { runConcurrently } from '../run-concurrently.js';
import { UsageError } from '../usage-error.js';
import { readLead } from './read-base.js';
import type { Base, BaseLead } from './read-base.js';

const CONCURRENCY = 8;

/** The leads that the API holds. Throws `ApiError` when it does not answer, `UsageError` when it holds none. */
export async function fetchBase(baseUrl: string): Promise<Base> {
  const leads: BaseLead[] = [];
  let skipped = 0;
  await runConcurrently(fetchLeads(baseUrl), CONCURRENCY, async (item) => {
    const lead = readLead(await withSpfRecord(baseUrl, item));
    if (lead === null) skipped += 1;
    else leads.push(lead);
  });
  if (leads.length === 0) throw new UsageError(`${baseUrl} holds no lead to score`);
  return { leads: leads.sort((a, b) => (a.domain < b.domain ? -1 : 1)), skipped };
}

/** A record that was found may matter word by word, so its text is fetched too. */
async function withSpfRecord(baseUrl: string, item: ApiLead): Promise<ApiLead> {
  return item.spf === true ? fetchLead(baseUrl, item.id) : item;
}
