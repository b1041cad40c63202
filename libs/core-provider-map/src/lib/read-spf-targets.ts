// A target after `include:` or `redirect=`; a mechanism that fails (`-include:`) lets nobody send.
const targetTerm = /^(?:[+?~]?include:|redirect=)(.+)$/iu;

/** The domains whose SPF policy a record takes over by `include` or `redirect` (RFC 7208 §5.2, §6.1), lower-case. */
export function readSpfTargets(spfRecord: string): readonly string[] {
  return spfRecord.split(/\s+/u).flatMap((term) => {
    const target = targetTerm.exec(term)?.[1];
    return target === undefined ? [] : [target.toLowerCase()];
  });
}
