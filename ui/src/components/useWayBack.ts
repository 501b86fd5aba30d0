// F6 goes to the words at the lower right, as React Aria has it. It knows of no other place to go on to from there, so F6 and
// Shift+F6 go back to where the person was.
import { useEffect } from 'react';

import { focusGround, isAmongToasts } from './focus';

/** React Aria asks with it where to go behind the last of its places. */
const BEHIND_THE_LAST = 'react-aria-landmark-navigation';

export function useWayBack(): void {
  useEffect(() => {
    let from: EventTarget | null = null;
    const arrive = ({ target, relatedTarget }: FocusEvent) => {
      if (isAmongToasts(target) && !isAmongToasts(relatedTarget)) from = relatedTarget;
    };
    const goBack = (event: Event) => {
      event.preventDefault();
      if (from instanceof HTMLElement && from.isConnected) from.focus();
      else focusGround();
    };
    document.addEventListener('focusin', arrive);
    document.addEventListener(BEHIND_THE_LAST, goBack);
    return () => {
      document.removeEventListener('focusin', arrive);
      document.removeEventListener(BEHIND_THE_LAST, goBack);
    };
  }, []);
}
