/**
 * Whether a text that has to be given was filled in for form's sake only: empty, dashes, "n/a", "none", "yok".
 * @param {string} text
 */
export function saysNothing(text) {
  return !/[\p{L}\p{N}]{3}/u.test(text) || /^(n\s*\/?\s*a|none|nothing|tbd|yok|not applicable)\W*$/i.test(text);
}
