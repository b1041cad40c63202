import { createContext, useCallback, useContext, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useVisuallyHidden } from './use-visually-hidden';

type Announce = (text: string) => void;

const AnnouncerContext = createContext<Announce>(() => undefined);

/** Speaks a short text through the page's one polite live region. */
export function useAnnounce(): Announce {
  return useContext(AnnouncerContext);
}

export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [text, setText] = useState('');
  const repeats = useRef(0);
  const hidden = useVisuallyHidden();
  const announce = useCallback<Announce>((next) => {
    // The same words twice in a row are only spoken twice when the text differs.
    repeats.current += 1;
    setText(next + '\u00a0'.repeat(repeats.current % 2));
  }, []);
  return (
    <AnnouncerContext value={announce}>
      {children}
      <div role="status" aria-live="polite" className={hidden} data-testid="announcer">
        {text}
      </div>
    </AnnouncerContext>
  );
}
