import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';

const PAGE_ROWS = 10;
const WIDGETS = '[data-grid-widget], [data-grid-actions] button, [data-grid-actions] a';

interface GridFocusOptions {
  readonly bodyRef: RefObject<HTMLTableSectionElement | null>;
  readonly rowCount: number;
  readonly scrollToRow: (index: number) => void;
}

interface FocusWish {
  readonly row: number;
  readonly widget: number;
}

export interface GridFocus {
  readonly activeRow: number;
  readonly focusRow: (row: number, widget?: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onRowFocus: (row: number) => void;
}

function widgetsOf(body: HTMLElement, row: number): readonly HTMLElement[] {
  return [...body.querySelectorAll<HTMLElement>(`[data-row="${String(row)}"] :is(${WIDGETS})`)];
}

function targetRow(key: string, row: number, last: number, withCtrl: boolean): number | null {
  if (key === 'ArrowDown' || key === 'j') return Math.min(row + 1, last);
  if (key === 'ArrowUp' || key === 'k') return Math.max(row - 1, 0);
  if (key === 'PageDown') return Math.min(row + PAGE_ROWS, last);
  if (key === 'PageUp') return Math.max(row - PAGE_ROWS, 0);
  if (key === 'Home' && withCtrl) return 0;
  if (key === 'End' && withCtrl) return last;
  return null;
}

/**
 * Keyboard for the grid (WAI-ARIA grid pattern): one row is in the Tab order, arrow keys move between rows and between
 * the controls of a row. A wish to focus a row outlives the render, since a virtual row may not be drawn yet.
 */
export function useGridFocus({ bodyRef, rowCount, scrollToRow }: GridFocusOptions): GridFocus {
  const [active, setActive] = useState(0);
  const wish = useRef<FocusWish | null>(null);
  const activeRow = Math.min(active, Math.max(0, rowCount - 1));

  const grantWish = useCallback((): void => {
    const body = bodyRef.current;
    if (wish.current === null || body === null) return;
    const widgets = widgetsOf(body, wish.current.row);
    const widget = widgets[Math.min(wish.current.widget, widgets.length - 1)];
    if (widget === undefined) return;
    wish.current = null;
    widget.focus({ preventScroll: true });
  }, [bodyRef]);

  useLayoutEffect(grantWish);

  const focusRow = useCallback(
    (row: number, widget = 1) => {
      wish.current = { row, widget };
      setActive(row);
      scrollToRow(row);
      // A row that was the active one already makes nothing render, so a drawn row gets the focus here.
      grantWish();
    },
    [scrollToRow, grantWish],
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    const body = bodyRef.current;
    if (body === null || event.altKey || event.metaKey || !body.contains(event.target as Node)) return;
    const widgets = widgetsOf(body, activeRow);
    const current = widgets.findIndex((widget) => widget === document.activeElement);
    const next = targetRow(event.key, activeRow, rowCount - 1, event.ctrlKey);
    if (next !== null) {
      event.preventDefault();
      focusRow(next, Math.max(current, 0));
      return;
    }
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const sideways = widgets[current + step];
    if (step === 0 || current < 0 || sideways === undefined) return;
    event.preventDefault();
    sideways.focus();
  };

  return { activeRow, focusRow, onKeyDown, onRowFocus: setActive };
}
