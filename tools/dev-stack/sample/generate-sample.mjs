#!/usr/bin/env node
// Writes zone.json, leads.csv and expectations.json beside itself; with --check it only says whether they are up to date.
import { readFile, writeFile } from 'node:fs/promises';
import { domainToASCII } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { listCompanies, toAsciiSlug } from './companies.mjs';
import { MAIL_SETUPS } from './mail-setups.mjs';
import { createRandom } from './random.mjs';
import { standInNames } from './vendor-names.mjs';

const COMPANY_COUNT = 200;
const COLUMNS = ['Firma Adı', 'Web Sitesi', 'E-posta', 'Sektör', 'İl', 'Adres'];
const FIRST_SETUP = 'm365-reject';

function assignSetups(random, companies) {
  const setups = MAIL_SETUPS.flatMap(([name, count, build]) => Array.from({ length: count }, () => ({ name, build })));
  if (setups.length !== companies.length) throw new Error(`${setups.length} setups for ${companies.length} companies`);
  const [first, ...others] = companies;
  const firstSetup = setups.find(({ name }) => name === FIRST_SETUP);
  const rest = random.shuffle(setups.filter((setup) => setup !== firstSetup));
  return [
    { ...first, setup: firstSetup },
    ...random.shuffle(others).map((company, index) => ({ ...company, setup: rest[index] })),
  ];
}

function toCompany(listed, index) {
  const domain = domainToASCII(listed.domain);
  return {
    ...listed,
    ascii: domain,
    dashed: domain.replaceAll('.', '-'),
    slug: toAsciiSlug(listed.domain.replace(/\.[a-z]+$/, '')) || `sirket${index}`,
    number: String(10_000_000 + index * 41_953),
    address: `192.0.2.${(index % 254) + 1}`,
  };
}

/** Names ending in a dot lie outside the company's own domain. */
function toZoneNames(company, names) {
  const inner = JSON.parse(JSON.stringify(names).replaceAll('{domain}', company.ascii));
  return Object.entries(inner).map(([name, entry]) => {
    if (name.endsWith('.')) return [name.slice(0, -1), entry];
    return [name === '' ? company.ascii : `${name}.${company.ascii}`, entry];
  });
}

function toExpectation(company, expected) {
  return {
    domain: company.ascii,
    setup: company.setup.name,
    provider: expected.provider,
    score: expected.score,
    segment: expected.segment,
    priority_category: expected.category,
    hard_fail: expected.hardFail ?? null,
    incomplete: expected.incomplete ?? false,
    scan_status: expected.scanStatus ?? 'completed',
    gateway: expected.gateway ?? null,
    tenant_elsewhere: expected.tenantElsewhere ?? null,
  };
}

function toWebSite(random, domain) {
  const forms = [
    `www.${domain}`,
    domain,
    `https://www.${domain}`,
    `http://${domain}/`,
    `https://${domain}/iletisim?lang=tr`,
    `WWW.${/^[a-z0-9.-]+$/.test(domain) ? domain.toUpperCase() : domain}`,
  ];
  return random.pick(forms);
}

function toMailAddress(random, company) {
  if (random.below(6) === 0 || company.ascii !== company.domain) return '';
  return `${random.pick(['info', 'iletisim', 'satis', 'muhasebe'])}@${company.domain}`;
}

const toCsvCell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const toCsvLine = (cells) => `${cells.map(toCsvCell).join(',')}\n`;

async function generate() {
  const random = createRandom(20_261_121);
  const companies = assignSetups(random, listCompanies(random, COMPANY_COUNT)).map(toCompany);
  const built = companies.map((company) => ({ company, ...company.setup.build(company) }));
  const names = new Map();
  for (const [name, entry] of built.flatMap(({ company, names: own }) => toZoneNames(company, own))) {
    if (names.has(name)) throw new Error(`${name} would stand in the zone twice`);
    names.set(name, entry);
  }
  const zone = {
    ttl: 300,
    'negative-ttl': 60,
    origins: ['example', 'test'],
    signed: ['first.example'],
    names: Object.fromEntries(names),
    'stand-ins': standInNames(),
  };
  const rows = companies.map((company) => [
    company.company,
    toWebSite(random, company.domain),
    toMailAddress(random, company),
    company.sector,
    company.city,
    `${company.street}, ${company.city}`,
  ]);
  const expectations = built.map(({ company, expected }) => toExpectation(company, expected));
  return {
    'zone.json': await toJson(zone),
    'leads.csv': [COLUMNS, ...rows].map(toCsvLine).join(''),
    'expectations.json': await toJson(expectations),
  };
}

async function toJson(value) {
  const options = await resolveConfig(import.meta.filename);
  return format(JSON.stringify(value), { ...options, parser: 'json' });
}

const files = await generate();
const outdated = [];
for (const [file, content] of Object.entries(files)) {
  const path = new URL(file, import.meta.url);
  if (!process.argv.includes('--check')) await writeFile(path, content);
  else if ((await readFile(path, 'utf8')) !== content) outdated.push(file);
}
if (outdated.length > 0) {
  process.stderr.write(`not what generate-sample.mjs writes: ${outdated.join(', ')}\n`);
  process.exitCode = 1;
}
