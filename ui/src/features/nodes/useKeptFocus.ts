// Keeps the keyboard on the page: what had it may go away (a name that was typed, a note, the last row), and with it would go
// the keys that lead on.
import { type FocusEvent, type RefObject, useEffect, useEffectEvent, useRef } from 'react';

import type { NodeId } from '@/api';
import { onceThere } from '@/lib/onceThere';

const FLOATING = '[role="dialog"], [role="alertdialog"], [role="menu"]';

export function useKeptFocus(page: RefObject<HTMLElement | null>, made: NodeId | undefined, onMade: () => void) {
  const isInside = useRef(false);

  // After every drawing: each may take away what had the focus.
  useEffect(() => {
    const home = page.current;
    if (!home) return;
    const isLost = isInside.current && document.activeElement === document.body;
    if (isLost) home.focus({ preventScroll: true });
  });

  const take = useEffectEvent((row: HTMLElement) => {
    if (document.activeElement === page.current) row.focus();
    onMade();
  });
  useEffect(() => {
    const home = page.current;
    if (!home || made === undefined) return;
    return onceThere(home, `[data-node-id="${CSS.escape(made)}"]`, (row) => take(row));
  }, [page, made]);

  return {
    onFocus: () => {
      isInside.current = true;
    },
    onBlur: ({ target, relatedTarget: next }: FocusEvent) => {
      if (next instanceof HTMLElement) {
        if (!page.current?.contains(next) && next.closest(FLOATING) === null) isInside.current = false;
        return;
      }
      // Some browsers tell of a blur when they take the element away; a click beside everything leaves it there.
      requestAnimationFrame(() => {
        if (target.isConnected && document.activeElement === document.body) isInside.current = false;
      });
    },
  };
}
