const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2}:\d{2})(?:\.\d+)?([Zz]|[+-]\d{2}:?\d{2})?)?$/;

/**
 * The UTC day of an RDAP event date (RFC 9083 §4.5, an RFC 3339 timestamp), as `YYYY-MM-DD`. A bare day, and a time without
 * an offset, which some registries send, are taken as UTC. Null for anything else.
 */
export function readEventDay(text: string): string | null {
  const match = TIMESTAMP.exec(text);
  if (match === null) return null;
  const [, day = '', time = '00:00:00', offset = 'Z'] = match;
  const instant = Date.parse(`${day}T${time}${toRfc3339Offset(offset)}`);
  // The platform rolls 31 April over to 1 May instead of refusing it.
  if (Number.isNaN(instant) || toDay(Date.parse(`${day}T00:00:00Z`)) !== day) return null;
  return toDay(instant);
}

function toRfc3339Offset(offset: string): string {
  if (offset === 'Z' || offset === 'z') return 'Z';
  return offset.length === 6 ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
}

function toDay(instant: number): string | null {
  return Number.isNaN(instant) ? null : new Date(instant).toISOString().slice(0, 10);
}
