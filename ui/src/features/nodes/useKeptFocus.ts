// Keeps the keyboard on the page: what had it may go away (a name that was typed, a note, the last row), and with it would go
// the keys that lead on.
import { type FocusEvent, type RefObject, useEffect, useRef } from 'react';

import type { NodeId } from '@/api';
import { onceThere } from '@/lib/onceThere';

const FLOATING = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** `made` is the row of what was made here; it changes when Cubicl gives an id. */
export function useKeptFocus(page: RefObject<HTMLElement | null>, made: NodeId | undefined) {
  const isInside = useRef(false);

  // After every drawing: each may take away what had the focus.
  useEffect(() => {
    const home = page.current;
    if (!home) return;
    const isLost = isInside.current && document.activeElement === document.body;
    if (isLost) home.focus({ preventScroll: true });
  });

  useEffect(() => {
    const home = page.current;
    if (!home || made === undefined) return;
    return onceThere(home, `[data-node-id="${CSS.escape(made)}"]`, (row) => {
      if (document.activeElement === home) row.focus();
    });
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
