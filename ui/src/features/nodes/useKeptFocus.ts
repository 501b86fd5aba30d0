// Keeps the keyboard on the page: what had it may go away (a name that was typed, a note, the last row), and with it would go
// the keys that lead on.
import { type RefObject, useEffect } from 'react';

import type { NodeId } from '@/api';
import { useLostFocus } from '@/components';
import { onceThere } from '@/lib/onceThere';

/** `made` is the row of what was made here; it changes when Cubicl gives an id. */
export function useKeptFocus(page: RefObject<HTMLElement | null>, made: NodeId | undefined) {
  const { watch } = useLostFocus(page, () => page.current?.focus({ preventScroll: true }));

  useEffect(() => {
    const home = page.current;
    if (!home || made === undefined) return;
    return onceThere(home, `[data-node-id="${CSS.escape(made)}"]`, (row) => {
      if (document.activeElement === home) row.focus();
    });
  }, [page, made]);

  return watch;
}
