// Written by scripts/generate-rules.mjs from rules/v1.json; change that file and run the script.
import type { RuleSet } from './rule-set.js';

/** Rule set v1, frozen: what `scoreDomain` scores by. */
export const rulesV1: RuleSet = {
  $schema: './schema.json',
  version: 'v1',
  base: 0,
  range: { least: 0, most: 100 },
  providerPoints: {
    M365: 50,
    Google: 50,
    Yandex: 30,
    Zoho: 30,
    Amazon: 20,
    SendGrid: 20,
    Mailgun: 20,
    Hosting: 20,
    Local: 10,
    Unknown: 0,
  },
  signals: [
    { code: 'spf', points: 10, when: { spf: [true] } },
    { code: 'dkim', points: 10, when: { dkim: [true] } },
    { code: 'dmarc_quarantine', points: 15, when: { dmarcPolicy: ['quarantine'] } },
    { code: 'dmarc_reject', points: 20, when: { dmarcPolicy: ['reject'] } },
    { code: 'dmarc_none', points: 0, when: { dmarcPolicy: ['none'] } },
  ],
  risks: [
    { code: 'no_spf', points: -10, when: { spf: [false] } },
    { code: 'no_dkim', points: -10, when: { dkim: [false] } },
    { code: 'dkim_none', points: -5, when: { dkim: [false] } },
    { code: 'dmarc_none', points: -10, when: { dmarcPolicy: ['none'] } },
    { code: 'hosting_mx_weak', points: -10, when: { provider: ['Hosting'], spf: [false], dkim: [false] } },
    { code: 'spf_multiple_includes', points: -5, when: { spf: [true, false], spfIncludesOver: 3 } },
  ],
  hardFail: { code: 'mx-missing', score: 0, segment: 'Skip', priorityScore: 7 },
  segments: {
    rules: [
      { when: { provider: ['M365'] }, then: 'Existing' },
      {
        when: { score: { least: 60 }, provider: ['Google', 'Yandex', 'Zoho', 'Hosting', 'Local'] },
        then: 'Migration',
      },
      { when: { score: { least: 5, most: 59 }, provider: ['Local'] }, then: 'Cold' },
      { when: { score: { least: 40, most: 59 } }, then: 'Cold' },
      { when: { score: { most: 39 } }, then: 'Skip' },
    ],
    otherwise: 'Skip',
  },
  priorityScores: {
    rules: [
      { when: { segment: ['Migration'], score: { least: 80 } }, then: 1 },
      { when: { segment: ['Migration'], score: { least: 70 } }, then: 2 },
      { when: { segment: ['Migration'], score: { least: 60 } }, then: 3 },
      { when: { segment: ['Migration'] }, then: 4 },
      { when: { segment: ['Existing'], score: { least: 70 } }, then: 3 },
      { when: { segment: ['Existing'], score: { least: 50 } }, then: 4 },
      { when: { segment: ['Existing'], score: { least: 30 } }, then: 5 },
      { when: { segment: ['Existing'] }, then: 6 },
      { when: { segment: ['Cold'], score: { least: 40 } }, then: 5 },
      { when: { segment: ['Cold'], score: { least: 20 } }, then: 6 },
    ],
    otherwise: 7,
  },
  technicalHeats: {
    rules: [
      { when: { segment: ['Existing'] }, then: 'Hot' },
      { when: { segment: ['Migration'], provider: ['Google', 'Zoho', 'Yandex'] }, then: 'Warm' },
      { when: { segment: ['Migration'], provider: ['Local', 'Hosting'] }, then: 'Cold' },
      { when: { segment: ['Cold', 'Skip'] }, then: 'Cold' },
    ],
    otherwise: 'Cold',
  },
  commercialSegments: {
    rules: [
      { when: { segment: ['Migration'], provider: ['Local', 'Hosting'] }, then: 'GREENFIELD' },
      {
        when: { segment: ['Cold'], provider: ['Local'], score: { least: 5, most: 59 } },
        then: 'GREENFIELD',
      },
      { when: { segment: ['Migration'], provider: ['Google', 'Zoho', 'Yandex'] }, then: 'COMPETITIVE' },
      {
        when: { segment: ['Existing'], provider: ['M365'], score: { most: 69 } },
        then: 'WEAK_PARTNER',
      },
      { when: { segment: ['Existing'], provider: ['M365'], score: { least: 70 } }, then: 'RENEWAL' },
      { when: { segment: ['Cold'], score: { least: 20, most: 59 } }, then: 'LOW_INTENT' },
      { when: { segment: ['Skip'] }, then: 'NO_GO' },
      { when: { segment: ['Cold'], score: { most: 19 } }, then: 'NO_GO' },
    ],
    otherwise: 'NO_GO',
  },
  commercialHeats: {
    rules: [
      { when: { commercialSegment: ['GREENFIELD', 'COMPETITIVE'] }, then: 'HIGH' },
      { when: { commercialSegment: ['WEAK_PARTNER'], score: { least: 50 } }, then: 'HIGH' },
      { when: { commercialSegment: ['RENEWAL'] }, then: 'MEDIUM' },
      { when: { commercialSegment: ['WEAK_PARTNER'], score: { most: 49 } }, then: 'MEDIUM' },
      { when: { commercialSegment: ['LOW_INTENT', 'NO_GO'] }, then: 'LOW' },
    ],
    otherwise: 'LOW',
  },
  priorityCategories: {
    rules: [
      {
        when: { technicalHeat: ['Cold'], commercialHeat: ['HIGH'], commercialSegment: ['GREENFIELD'] },
        then: { category: 'P1', label: 'High Potential Greenfield' },
      },
      {
        when: { technicalHeat: ['Warm'], commercialHeat: ['HIGH'], commercialSegment: ['COMPETITIVE'] },
        then: { category: 'P2', label: 'Competitive Takeover' },
      },
      {
        when: {
          technicalHeat: ['Hot'],
          commercialHeat: ['MEDIUM', 'HIGH'],
          commercialSegment: ['WEAK_PARTNER'],
        },
        then: { category: 'P3', label: 'Existing Microsoft but Weak Partner' },
      },
      {
        when: { technicalHeat: ['Hot'], commercialHeat: ['MEDIUM'], commercialSegment: ['RENEWAL'] },
        then: { category: 'P4', label: 'Renewal Pressure' },
      },
      {
        when: { technicalHeat: ['Cold'], commercialHeat: ['LOW'], commercialSegment: ['LOW_INTENT'] },
        then: { category: 'P5', label: 'Low Intent / Long Nurturing' },
      },
    ],
    otherwise: { category: 'P6', label: 'No-Go / Archive' },
  },
};
