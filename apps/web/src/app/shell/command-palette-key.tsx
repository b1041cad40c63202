import { lazy, Suspense, useEffect, useState } from 'react';

const CommandPalette = lazy(async () => ({ default: (await import('./command-palette')).CommandPalette }));

/** The palette, by Ctrl or Cmd with K from anywhere, also from a field. */
export function CommandPaletteKey() {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const openOnKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      // Browsers put the cursor into their own search field.
      event.preventDefault();
      setIsOpen(true);
    };
    document.addEventListener('keydown', openOnKey);
    return () => {
      document.removeEventListener('keydown', openOnKey);
    };
  }, []);
  if (!isOpen) return null;
  return (
    <Suspense>
      <CommandPalette
        onClose={() => {
          setIsOpen(false);
        }}
      />
    </Suspense>
  );
}
