import {
  parseBimi,
  parseDkimKey,
  parseDmarc,
  parseMtaSts,
  parseMx,
  parseSpf,
  parseTlsRpt,
  readTxtVerifications,
} from '@hunter/core-dns';
import { domainFromEmail, domainFromWebsite, normalizeDomain, registrableDomain } from '@hunter/core-normalizer';
import { classifyMailSetup, classifyMxHost, localProvider } from '@hunter/core-provider-map';
import { readRuleSet, rulesV1 } from '@hunter/core-scoring';
import { decodeWhois, parseWhoisText, readRdapBootstrap, readRdapDomain } from '@hunter/core-whois';
import { readResponse } from '../../../libs/dns-transport/src/lib/read-response.ts';
import { createResponses } from './dns-samples.mjs';
import { makeBytes } from './make-bytes.mjs';
import { makeJson } from './make-json.mjs';
import { makeText } from './make-text.mjs';
import { pick } from './random.mjs';
import * as samples from './text-samples.mjs';

/**
 * @typedef {import('./random.mjs').Random} Random
 *
 * @typedef {object} Target
 * @property {string} name
 * @property {(random: Random) => unknown} makeInput
 * @property {(input: any) => unknown} parse must return something, whatever the input
 */

/**
 * @param {string} name
 * @param {{ samples: readonly string[], words: readonly string[] }} material
 * @param {(text: string) => unknown} parse
 * @returns {Target}
 */
function textTarget(name, material, parse) {
  return { name, makeInput: (random) => makeText(random, material), parse };
}

const responses = createResponses();
const whoisBytes = samples.whois.samples.map((text) => Buffer.from(text));
const rules = JSON.parse(JSON.stringify(rulesV1));

/** Every parser that reads what others wrote. */
export const TARGETS = /** @type {readonly Target[]} */ ([
  textTarget('normalizeDomain', samples.domains, normalizeDomain),
  textTarget('domainFromEmail', samples.domains, domainFromEmail),
  textTarget('domainFromWebsite', samples.domains, domainFromWebsite),
  textTarget('registrableDomain', samples.domains, (text) => ({ domain: registrableDomain(text) })),
  textTarget('parseSpf', samples.spf, parseSpf),
  textTarget('parseDmarc', samples.dmarc, parseDmarc),
  textTarget('parseDkimKey', samples.dkim, parseDkimKey),
  textTarget('parseMx', samples.mx, parseMx),
  textTarget('parseMtaSts', samples.policies, parseMtaSts),
  textTarget('parseTlsRpt', samples.policies, parseTlsRpt),
  textTarget('parseBimi', samples.policies, parseBimi),
  textTarget('readTxtVerifications', samples.verifications, (text) => readTxtVerifications([text])),
  {
    name: 'dns response',
    makeInput: (random) => {
      const { type, wire, sectionsAt, name } = pick(random, responses);
      return { type, name, sectionsAt, wire: mangleResponse(random, wire, sectionsAt) };
    },
    parse: ({ wire, sectionsAt, name, type }) => readResponse(wire, sectionsAt, name, type),
  },
  textTarget('classifyMxHost', samples.mx, classifyMxHost),
  textTarget('localProvider', samples.mx, (text) => ({ name: localProvider(text) })),
  {
    name: 'classifyMailSetup',
    makeInput: (random) => ({
      domain: makeText(random, samples.domains),
      mxHosts: Array.from({ length: random(4) }, () => makeText(random, samples.mx)),
      spfRecord: makeText(random, samples.spf),
      dkimTargets: Array.from({ length: random(3) }, () => makeText(random, samples.mx)),
      autodiscover: makeText(random, samples.mx),
      txt: [makeText(random, samples.verifications)],
      cnames: { [makeText(random, samples.domains)]: makeText(random, samples.mx) },
    }),
    parse: classifyMailSetup,
  },
  textTarget('parseWhoisText', samples.whois, (text) => parseWhoisText(text, 'ornek.example')),
  {
    name: 'decodeWhois',
    makeInput: (random) => makeBytes(random, whoisBytes, 0),
    parse: (bytes) => [decodeWhois(bytes), decodeWhois(bytes, 'iso-8859-9')],
  },
  {
    name: 'readRdapDomain',
    makeInput: (random) =>
      random(4) === 0 ? makeText(random, samples.rdap) : JSON.stringify(makeJson(random, samples.rdapObject)),
    parse: (text) => ({ details: readRdapDomain(text, 'ornek.example') }),
  },
  {
    name: 'readRdapBootstrap',
    makeInput: (random) =>
      random(4) === 0 ? makeText(random, samples.rdap) : JSON.stringify(makeJson(random, samples.bootstrapObject)),
    parse: (text) => ({ bootstrap: readRdapBootstrap(text) }),
  },
  { name: 'readRuleSet', makeInput: (random) => makeJson(random, rules), parse: readRuleSet },
]);

/**
 * Flags, codes and counts may say anything; the question stands, because a response to another one is never read.
 * @param {Random} random
 * @param {Buffer} wire
 * @param {number} sectionsAt
 */
function mangleResponse(random, wire, sectionsAt) {
  const mangled = Buffer.from(makeBytes(random, [wire], sectionsAt));
  // Bit 15 marks a response; the second byte holds the code, whose common values are the low ones.
  if (random(4) === 0) mangled[2] = 0x80 | random(0x80);
  if (random(4) === 0) mangled[3] = random(2) === 0 ? random(6) : random(256);
  for (const at of [7, 9, 11]) if (random(8) === 0) mangled[at] = random(256);
  if (random(50) === 0) mangled[6] = random(256);
  return mangled;
}
