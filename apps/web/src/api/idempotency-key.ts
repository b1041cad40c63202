/** A fresh key for one user action. Not `crypto.randomUUID`, which plain-HTTP intranet pages do not have. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
