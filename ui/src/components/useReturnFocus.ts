// Gives the focus back after a dialog whose opener is gone by then: the item of a menu that closed meanwhile. React Aria
// returns it only to what still stands.
import { useEffect } from 'react';

const FLOATING = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** What had the focus last, outside of everything that floats. */
let ground: HTMLElement | null = null;

document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLElement && target.closest(FLOATING) === null) ground = target;
});

export function useReturnFocus(): void {
  useEffect(
    () => () => {
      // React Aria has its turn in the first frame.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (document.activeElement === document.body) ground?.focus({ preventScroll: true });
        }),
      );
    },
    [],
  );
}
