import { Client } from 'pg';

const FIRST = words(
  'Anadolu Marmara Ege Karadeniz Akdeniz Toros Kapadokya Bosphorus Yıldız Güneş Çınar Çamlıca Şahin Kartal Öz Ünlü',
);
const SECOND = words(
  'Tekstil Gıda Makina Lojistik Yapı İnşaat Otomotiv Plastik Kimya Enerji Yazılım Bilişim Turizm Mobilya Ambalaj Tarım',
);
const KIND = words('AŞ Ltd Grup Holding Sanayi Ticaret Dış_Ticaret Pazarlama');

/** @param {string} text */
function words(text) {
  return text.split(' ').map((word) => word.replaceAll('_', ' '));
}

/**
 * Fills the lead table up to a number with copies of the leads that were really scanned, under other names and times, so
 * that rows are as wide and set-ups as frequent as in life. One in 50 becomes a pushed lead.
 * @param {string} url
 * @param {number} total
 */
export async function multiplyLeads(url, total) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const columns = await copiedColumns(client);
    const list = columns.map((column) => `"${column}"`).join(', ');
    await client.query(
      `WITH source AS (SELECT row_number() OVER (ORDER BY domain) - 1 AS n, l.* FROM leads l),
            size AS (SELECT count(*)::int AS count FROM leads)
       INSERT INTO leads (domain, unicode_domain, company_name, scanned_at, created_at, ${list})
       SELECT named.domain, named.domain, named.company, source.scanned_at - named.n * interval '41 seconds',
              now() - named.n * interval '43 seconds', ${columns.map((column) => `source."${column}"`).join(', ')}
       FROM size CROSS JOIN LATERAL (
         SELECT n, first || ' ' || second || ' ' || kind || ' ' || n AS company,
                lower(translate(hunter_fold(first || second || '-' || n), ' ', '-')) || '.example' AS domain
         FROM generate_series(size.count, $1::int - 1) AS n,
              LATERAL (SELECT ($2::text[])[1 + n % cardinality($2)] AS first, ($3::text[])[1 + n / 7 % cardinality($3)] AS second,
                              ($4::text[])[1 + n / 3 % cardinality($4)] AS kind) word
       ) named JOIN source ON source.n = named.n % size.count`,
      [total, FIRST, SECOND, KIND],
    );
    await client.query(
      "UPDATE leads SET d365_sync_status = 'synced', d365_sync_last_at = now() WHERE abs(hashtext(domain)) % 50 = 0",
    );
    await client.query('VACUUM (ANALYZE) leads');
    const { rows } = await client.query(
      "SELECT count(*)::int AS count, pg_size_pretty(pg_relation_size('leads')) AS heap, pg_size_pretty(pg_total_relation_size('leads')) AS total FROM leads",
    );
    return /** @type {{ count: number, heap: string, total: string }} */ (rows[0]);
  } finally {
    await client.end();
  }
}

/** @param {Client} client */
async function copiedColumns(client) {
  const { rows } = await client.query(
    `SELECT column_name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = 'leads' AND is_generated = 'NEVER'
       AND column_name NOT IN ('id', 'domain', 'unicode_domain', 'company_name', 'scanned_at', 'created_at', 'd365_sync_status', 'd365_sync_last_at', 'd365_lead_id')`,
  );
  return rows.map((row) => String(row.column_name));
}
