// A target after `include:` or `redirect=` in a term of its own; a mechanism that fails (`-include:`) lets nobody send.
const targetTerm = /(?:^|\s)(?:[+?~]?include:|redirect=)(\S+)/gi;

/** The domains whose SPF policy a record takes over by `include` or `redirect` (RFC 7208 §5.2, §6.1), lower-case. */
export function readSpfTargets(spfRecord: string): readonly string[] {
  const targets: string[] = [];
  // A search that has found nothing more begins at the start the next time.
  for (let match = targetTerm.exec(spfRecord); match !== null; match = targetTerm.exec(spfRecord)) {
    targets.push((match[1] ?? '').toLowerCase());
  }
  return targets;
}
