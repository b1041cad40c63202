import type { RdapAnswer, RegistrationTransport, WhoisAnswer } from '../src/index.js';

/** A transport port that answers from lists and remembers what it was asked. */
export interface FakeTransport extends RegistrationTransport {
  readonly urls: string[];
  readonly questions: string[];
}

export const timeout = { kind: 'failed', cause: 'timeout' } as const;

/** What a WHOIS server sends, in UTF-8. */
export function said(text: string): WhoisAnswer {
  return { kind: 'answered', body: new TextEncoder().encode(text) };
}

/** RDAP answers in the given order, WHOIS answers by host; whatever is not given times out. */
export function answering(
  rdap: readonly RdapAnswer[],
  whois: Readonly<Record<string, WhoisAnswer>> = {},
): FakeTransport {
  const urls: string[] = [];
  const questions: string[] = [];
  return {
    urls,
    questions,
    fetchRdap(url) {
      urls.push(url);
      return Promise.resolve(rdap[urls.length - 1] ?? timeout);
    },
    fetchWhois(host, query) {
      questions.push(`${host} ${query}`);
      return Promise.resolve(whois[host] ?? timeout);
    },
  };
}
