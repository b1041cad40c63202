import { ProblemError, readPageLimit, type ProblemFieldError } from '@hunter/platform';
import { isGuid } from '../lib/odata';
import { PUSH_JOB_STATUSES, type PushJobStatus } from '../lib/sync-status';
import type { JobListQuery } from './push-job.repository';

type RawQuery = Readonly<Record<string, unknown>>;

const KNOWN = ['status', 'lead_id', 'batch_id', 'limit', 'cursor'] as const;
const LIMITS = { default: 50, max: 200 };

/**
 * Reads the query of the job list.
 * @throws ProblemError `invalid-query` naming what is allowed
 */
export function readJobListQuery(raw: RawQuery): JobListQuery {
  const errors = Object.entries(raw).flatMap(([field, value]): ProblemFieldError[] => {
    if (!(KNOWN as readonly string[]).includes(field)) return [{ field, code: 'unknown-parameter', allowed: KNOWN }];
    return typeof value === 'string' ? [] : [{ field, code: 'repeated-parameter' }];
  });
  const query: JobListQuery = {
    status: readStatus(raw, errors),
    leadId: readId(raw, 'lead_id', errors),
    batchId: readId(raw, 'batch_id', errors),
    limit: readPageLimit(readText(raw, 'limit'), LIMITS, errors),
    before: readCursor(raw, errors),
  };
  if (errors.length > 0) throw new ProblemError('invalid-query', { errors });
  return query;
}

/** Where the page after this job begins. */
export function toJobCursor(job: { readonly createdAt: Date; readonly id: string }): string {
  return Buffer.from(`${job.createdAt.toISOString()}|${job.id}`).toString('base64url');
}

function readText(raw: RawQuery, name: string): string | undefined {
  const value = raw[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isPushJobStatus(value: string): value is PushJobStatus {
  return (PUSH_JOB_STATUSES as readonly string[]).includes(value);
}

function readStatus(raw: RawQuery, errors: ProblemFieldError[]): readonly PushJobStatus[] | null {
  const values = readText(raw, 'status')?.split(',');
  if (values === undefined) return null;
  const known = values.filter(isPushJobStatus);
  if (known.length === values.length) return known;
  errors.push({ field: 'status', code: 'invalid-value', allowed: PUSH_JOB_STATUSES });
  return null;
}

function readId(raw: RawQuery, name: string, errors: ProblemFieldError[]): string | null {
  const value = readText(raw, name);
  if (value === undefined) return null;
  if (!isGuid(value)) errors.push({ field: name, code: 'invalid-value' });
  return value;
}

function readCursor(raw: RawQuery, errors: ProblemFieldError[]): JobListQuery['before'] {
  const value = readText(raw, 'cursor');
  if (value === undefined) return null;
  const [createdAt, id] = Buffer.from(value, 'base64url').toString('utf8').split('|');
  if (createdAt !== undefined && id !== undefined && isGuid(id) && !Number.isNaN(Date.parse(createdAt))) {
    return { createdAt, id };
  }
  errors.push({ field: 'cursor', code: 'invalid-value' });
  return null;
}
