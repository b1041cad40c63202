import { saysNothing } from './says-nothing.mjs';

const HEADING = /^#{1,6}\s+hotfix reason\s*$/i;
const ANY_HEADING = /^#{1,6}\s/;

/**
 * The text below the heading "Hotfix Reason" of a pull request's description, without the template's comments. Empty when
 * the section is missing, or when nobody wrote anything into it.
 * @param {string | null | undefined} body
 */
export function readHotfixReason(body) {
  const lines = withoutComments(body ?? '').split(/\r?\n/);
  const start = lines.findIndex((line) => HEADING.test(line.trim()));
  if (start === -1) return '';
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => ANY_HEADING.test(line.trim()));
  const text = rest
    .slice(0, end === -1 ? undefined : end)
    .join('\n')
    .trim();
  return saysNothing(text) ? '' : text;
}

/**
 * Comments hide the template's hints; one that is never closed hides the rest, as it does on the page.
 * @param {string} text
 */
function withoutComments(text) {
  return text.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
}
