/** Made-up companies that answer at once: enough for a job that both workers take part in. */
export const BULK_DOMAINS = Array.from(
  { length: 1_000 },
  (_, index) => `bulk-${String(index + 1).padStart(4, '0')}.test`,
);
