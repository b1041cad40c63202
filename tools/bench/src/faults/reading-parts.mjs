/**
 * @typedef {import('@hunter/core-dns').DnsReading} DnsReading
 * @typedef {{ readonly status: 'present' | 'absent' | 'unknown', readonly raw: string | null }} Part
 */

/**
 * Every part of a reading that has a status, by its name.
 * @param {DnsReading} reading
 * @returns {ReadonlyMap<string, Part>}
 */
export function partsOf(reading) {
  /** @type {Map<string, Part>} */
  const parts = new Map();
  for (const [name, value] of Object.entries(reading)) if (isPart(value)) parts.set(name, value);
  for (const [probe, part] of Object.entries(reading.cnames)) parts.set(probe, part);
  for (const { part, host, result } of reading.addresses ?? []) parts.set(`${part} ${host}`, result);
  return parts;
}

/**
 * @param {unknown} value
 * @returns {value is Part}
 */
function isPart(value) {
  return typeof value === 'object' && value !== null && 'status' in value && 'raw' in value;
}
