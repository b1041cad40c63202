/** The only fields that leave the house: ids, states, codes and counts. A domain, a name or a text is none of them. */
const REPORTED = new Set([
  'attempt',
  'batch_id',
  'code',
  'http_status',
  'job_id',
  'jobs',
  'lead_id',
  'outcome',
  'since',
  'trace_id',
]);

/** What ids, states, codes and times are made of. */
const WORD = /^[A-Za-z0-9.:-]{1,64}$/;

export type ReportFields = Readonly<Record<string, string | number | boolean>>;

/** The fields of a log line that may be reported. Whatever else a field holds, it stays here. */
export function toReportFields(fields: Readonly<Record<string, unknown>>): ReportFields {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string | number | boolean] => {
      const [name, value] = field;
      if (!REPORTED.has(name)) return false;
      return typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && WORD.test(value));
    }),
  );
}
