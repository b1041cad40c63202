/** What a WHOIS answer says as a whole when it describes no registration. */
export type WhoisVerdict = 'absent' | 'rate-limited' | 'refused' | 'server-error';

const SENTENCE_END = /[.;!?]\s/;
const MAX_LINES = 2_000;
const MAX_LINE_LENGTH = 256;

/**
 * Whole lines by which registries say that they have no such domain; `<d>` stands for the domain that was asked for. They
 * are matched to the end, so that a sentence about matches, quotas or another domain is none of them.
 */
const ABSENT: readonly RegExp[] = [
  /^no match(?:es)?(?: found)?(?: for(?: domain(?: name)?)? <d>)?$/,
  /^(?:error:(?: ?\d+:)? ?)?no entries found(?: for (?:the selected sources?|the selected source\(s\)|(?:domain |query )?<d>))?$/,
  /^<d> - no match$/,
  /^no matching record$/,
  /^no (?:data|object|objects|record|records) found(?: for(?: domain)? <d>)?$/,
  /^(?:domain(?: name)? )?(?:<d> )?(?:is )?not found(?:: ?<d>)?$/,
  /^nothing found(?: for (?:this query|<d>))?$/,
  /^object does not exist$/,
  /^the queried object does not exist(?:: ?(?:domain not found|<d>))?$/,
  /^this query returned 0 objects$/,
  /^(?:domain(?: name)? )?<d> (?:is )?(?:free|available|not registered|available for (?:registration|purchase))$/,
  /^(?:error:(?: ?\d+:)? ?)?(?:the |this )?domain(?: name)?(?: <d>)? (?:has not been|is not) registered$/,
  /^(?:the )?domain(?: name)? <d> does not exist(?: in (?:the )?database)?$/,
  /^the requested domain was not found in the registry or registrars whois server$/,
  /^(?:domain )?status: (?:free|available|not registered|no object found)$/,
  /^no such domain(?::? ?<d>)?$/,
  /^no information(?: available)? about domain(?: name)? <d>(?: in the registry nask database)?$/,
  /^we do not have an entry in our database matching your query$/,
];

/** Parts of lines by which servers say that they were asked too often. */
const RATE_LIMITED: readonly RegExp[] = [
  /\b(?:limits?|quota|rate|allowance|quer(?:y|ies)|requests?|lookups?|connections?)\b.{0,60}\bexceeded\b/,
  /\bexceeded\b.{0,60}\b(?:limits?|quota|rate|allowance|quer(?:y|ies)|requests?|lookups?|allowed)\b/,
  /\btoo many\b.{0,40}\b(?:quer(?:y|ies)|requests?|lookups?|connections?)\b/,
  /\breached\b.{0,40}\blimit\b/,
  /\b(?:over|out of) (?:your |the |its )?quota\b/,
  /\bslow down\b/,
  /^excessive (?:querying|queries|requests)\b/,
];

/** "Blocked if limits are exceeded" says what would happen, not what has; "Error when reading: quota exceeded" what has. */
const CONDITION = /\b(?:if|when|whenever|in case)\b[^:]*$/;

const REFUSED: readonly RegExp[] = [
  /\baccess (?:is |has been )?(?:denied|refused|restricted|prohibited)\b/,
  /\b(?:blacklisted|blocked|banned|not authori[sz]ed)\b/,
  /\bconnection refused\b/,
];

const SERVER_ERROR: readonly RegExp[] = [
  /\b(?:temporar(?:y|ily)|currently|service|server|database)\b.{0,40}\b(?:unavailable|not available|failure)\b/,
  /\btry again\b/,
  /\binternal (?:server )?error\b/,
];

/**
 * Whether the text says that there is no such domain, or why it says nothing; null when it does neither. A text that
 * speaks of both is not `absent`: the server may have given up on the way. `names` are the spellings of the domain.
 */
export function readWhoisVerdict(text: string, names: readonly string[]): WhoisVerdict | null {
  const rawLines = text.split(/\r\n|\r|\n/, MAX_LINES).map((line) => line.slice(0, MAX_LINE_LENGTH));
  const lines = rawLines.map(normalize);
  if (lines.some((line, index) => isRateLimit(line, lineBefore(rawLines, index)))) return 'rate-limited';
  const withMarks = lines.map((line) => markDomain(line, names));
  if (matchesAny(withMarks, ABSENT)) return 'absent';
  if (matchesAny(lines, REFUSED)) return 'refused';
  return matchesAny(lines, SERVER_ERROR) ? 'server-error' : null;
}

/** Whether a server says that it was asked too often; for a transport that then leaves it alone for a while. */
export function isWhoisRateLimit(text: string): boolean {
  return readWhoisVerdict(text, []) === 'rate-limited';
}

// As a whole, for numbers have dots too, and sentence by sentence, for one may state what another makes a condition.
function isRateLimit(line: string, before: string): boolean {
  const [first = '', ...others] = line.split(SENTENCE_END);
  return (
    saysRateLimit(line, before) || saysRateLimit(first, before) || others.some((other) => saysRateLimit(other, ''))
  );
}

function saysRateLimit(text: string, before: string): boolean {
  return RATE_LIMITED.some((pattern) => {
    const match = pattern.exec(text);
    return match !== null && !CONDITION.test(`${before} ${text.slice(0, match.index + match[0].length)}`);
  });
}

/** What of the line above belongs to the same sentence: nothing, unless that was left open and this one goes on with it. */
function lineBefore(rawLines: readonly string[], index: number): string {
  const above = rawLines[index - 1] ?? '';
  const goesOn = /^[%#>*;\s-]*\p{Ll}/u.test(rawLines[index] ?? '') && !/[.;:!?]\s*$/.test(above);
  return goesOn ? (normalize(above).split(SENTENCE_END).at(-1) ?? '') : '';
}

/** Lower case, comment signs, quotes and closing punctuation dropped, white space as single spaces. */
function normalize(line: string): string {
  return line
    .toLowerCase()
    .replace(/["'`‘’“”«»]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[%#>*;\s-]+/, '')
    .replace(/[.!\s-]+$/, '');
}

function markDomain(line: string, names: readonly string[]): string {
  return line
    .split(' ')
    .map((word) => (names.includes(word.replace(/[.,]$/, '')) ? '<d>' : word))
    .join(' ');
}

function matchesAny(lines: readonly string[], patterns: readonly RegExp[]): boolean {
  return lines.some((line) => patterns.some((pattern) => pattern.test(line)));
}
