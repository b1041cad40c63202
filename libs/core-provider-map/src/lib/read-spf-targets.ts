/** A domain whose SPF policy a record takes over. */
export interface SpfTarget {
  /** Lower-case. */
  readonly domain: string;
  /** The text of the record that names it. */
  readonly record: string;
}

const version = 'v=spf1';
const qualifiers = '+-~?';
/** Where one of several records that stand in a text ends. */
const betweenRecords = / +(?=v=spf1(?: |$))/i;

/**
 * The domains whose SPF policy is taken over by `include` or `redirect` (RFC 7208 §5.2, §6.1). Several records joined by
 * a space are read one by one; a text that begins with none takes over nothing.
 */
export function readSpfTargets(spfRecord: string): readonly SpfTarget[] {
  const targets: SpfTarget[] = [];
  const text = spfRecord.toLowerCase();
  if (!text.startsWith(version) || (text.length > version.length && text[version.length] !== ' ')) return targets;
  if (!text.includes(version, version.length)) addTargets(text, spfRecord, targets);
  else for (const record of spfRecord.split(betweenRecords)) addTargets(record.toLowerCase(), record, targets);
  return targets;
}

// Nothing after `all` is ever looked at (§5.1), and beside one a redirect is ignored wherever it stands (§6.1). Stepping
// from term to term costs less than a pattern that looks for them.
function addTargets(text: string, record: string, targets: SpfTarget[]): void {
  let redirect: string | undefined;
  for (let start = version.length + 1, end = 0; start < text.length; start = end + 1) {
    end = endOfTerm(text, start);
    const name = qualifiers.includes(text.charAt(start)) ? start + 1 : start;
    if (end - name === 3 && text.startsWith('all', name)) return;
    if (end - start > 9 && text.startsWith('redirect=', start)) redirect ??= text.slice(start + 9, end);
    // A mechanism that fails (`-include:`) lets nobody send.
    if (end - name <= 8 || !text.startsWith('include:', name) || text.charAt(start) === '-') continue;
    targets.push({ domain: text.slice(name + 8, end), record });
  }
  if (redirect !== undefined) targets.push({ domain: redirect, record });
}

function endOfTerm(text: string, start: number): number {
  const end = text.indexOf(' ', start);
  return end === -1 ? text.length : end;
}
