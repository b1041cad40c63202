import { readFileSync } from 'node:fs';
import { toAsciiHost } from '../src/lib/to-ascii-host.js';

/** A case of the list's own test file, its answer as A-labels; null = no registrable domain. */
export interface PublicSuffixCase {
  readonly host: string;
  readonly registrable: string | null;
}

const activeCase = /^checkPublicSuffix\((?:null|'(?<host>.*)'), (?:null|'(?<registrable>.*)')\);$/u;

/** The cases of test_psl.txt that are not commented out; a null input stands for an empty text. */
export function readPublicSuffixCases(file: string): readonly PublicSuffixCase[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const groups = activeCase.exec(line)?.groups;
      if (groups === undefined) return [];
      const { host = '', registrable } = groups;
      return [{ host, registrable: registrable === undefined ? null : toAscii(registrable) }];
    });
}

/** Whether the answer rests on the list's private section, which the key of a lead leaves out. */
export function needsPrivateSection({ host }: PublicSuffixCase): boolean {
  return /(?:^|\.)uk\.com$/u.test(host);
}

function toAscii(host: string): string {
  const ascii = toAsciiHost(host);
  return ascii.ok ? ascii.host : host;
}
