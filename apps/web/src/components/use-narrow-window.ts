import { useSyncExternalStore } from 'react';

/** The width below which a table of many columns cannot be read without scrolling sideways (WCAG 2.2, 1.4.10). */
export const NARROW_WINDOW = '(max-width: 720px)';

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(NARROW_WINDOW);
  query.addEventListener('change', onChange);
  return () => {
    query.removeEventListener('change', onChange);
  };
}

/** Whether the window is as narrow as a phone, or as a desktop at 400 percent. */
export function useNarrowWindow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(NARROW_WINDOW).matches);
}
