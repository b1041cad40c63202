const FIELDS = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]';

/** True when a key pressed there is text, so that single-key shortcuts keep out of the way. */
export function isTypingTarget(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(FIELDS) !== null;
}
