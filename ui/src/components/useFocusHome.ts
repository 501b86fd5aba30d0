// When something goes away with the focus in it, what it stood in gets the focus: keys such as Esc go on working.
import { type RefObject, useLayoutEffect } from 'react';

const HOME = '[tabindex="-1"], [role="dialog"], [role="alertdialog"]';

export function useFocusHome(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const thing = ref.current;
    const home = thing?.parentElement?.closest<HTMLElement>(HOME);
    return () => {
      if (!home || !thing?.contains(document.activeElement)) return;
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) home.focus({ preventScroll: true });
      });
    };
  }, [ref]);
}
