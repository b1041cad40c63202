import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';

/**
 * @typedef {import('./core-libraries.mjs').CoreLibrary} CoreLibrary
 *
 * @typedef {object} ApiVerdict
 * @property {boolean} changed whether the public face was not what the report says
 * @property {readonly string[]} problems what kept the face from being read, or how it differs from the report
 */

/** Signatures reachable from the face count even when they are not exported; how comments are written does not matter. */
const MESSAGES = {
  compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
  extractorMessageReporting: {
    default: { logLevel: ExtractorLogLevel.None },
    'ae-forgotten-export': { logLevel: ExtractorLogLevel.None, addToApiReportFile: true },
  },
  tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
};

/**
 * Compares what a built library exports, signature by signature, with its committed report `etc/<name>.api.md`; or writes
 * the report anew.
 * @param {CoreLibrary} library
 * @param {{ update: boolean }} options
 * @returns {ApiVerdict}
 */
export function checkApiReport(library, { update }) {
  if (!existsSync(join(library.folder, 'dist/index.d.ts'))) {
    return { changed: false, problems: ['is not built: dist/index.d.ts is missing.'] };
  }
  if (update) mkdirSync(join(library.folder, 'etc'), { recursive: true });
  // API Extractor writes down what it finds before it compares; that must not lie around in the repository.
  const scratch = mkdtempSync(join(tmpdir(), 'core-api-'));
  try {
    return extract(library, scratch, update);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/**
 * @param {CoreLibrary} library
 * @param {string} scratch
 * @param {boolean} update
 * @returns {ApiVerdict}
 */
function extract(library, scratch, update) {
  /** @type {string[]} */
  const problems = [];
  const { apiReportChanged, succeeded } = Extractor.invoke(toConfig(library, scratch), {
    localBuild: update,
    printApiReportDiff: !update,
    messageCallback: (message) => {
      message.handled = true;
      if (message.logLevel === 'error' || isDifference(message.messageId)) problems.push(message.text);
    },
  });
  if (!succeeded && problems.length === 0) problems.push('has no report yet.');
  problems.push(...listUndocumented(readFileSync(join(scratch, `${library.name}.api.md`), 'utf8')));
  return { changed: apiReportChanged, problems };
}

/** @param {string} messageId */
function isDifference(messageId) {
  return messageId === 'console-api-report-diff';
}

/**
 * Exports without a docstring: names alone are little to go by for a stranger.
 * @param {string} report
 */
function listUndocumented(report) {
  const found = report.matchAll(/^\/\/ @public \(undocumented\)\nexport (?:abstract )?\w+ (\w+)/gm);
  return [...found].map(([, name]) => `${name} has no docstring.`);
}

/**
 * @param {CoreLibrary} library
 * @param {string} scratch
 */
function toConfig({ folder, name }, scratch) {
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: join(folder, 'dist/index.d.ts'),
      newlineKind: 'lf',
      compiler: { tsconfigFilePath: join(folder, 'tsconfig.json') },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: join(folder, 'etc'),
        reportTempFolder: scratch,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: MESSAGES,
    },
    configObjectFullPath: join(folder, 'api-extractor.json'),
    packageJsonFullPath: join(folder, 'package.json'),
  });
}
