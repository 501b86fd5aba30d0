// Notices after each drawing that what had the focus went away with it. The handlers belong to the place that is watched.
import { type FocusEvent, type RefObject, useEffect, useRef } from 'react';

import { FLOATING } from './focus';

export function useLostFocus(place: RefObject<HTMLElement | null>, onLost: () => void) {
  const isInside = useRef(false);

  useEffect(() => {
    if (isInside.current && document.activeElement === document.body) onLost();
  });

  return {
    /** Nobody misses the focus that is lost next. */
    letGo: () => {
      isInside.current = false;
    },
    watch: {
      onFocus: () => {
        isInside.current = true;
      },
      onBlur: ({ target, relatedTarget: next }: FocusEvent) => {
        if (next instanceof HTMLElement) {
          if (!place.current?.contains(next) && next.closest(FLOATING) === null) isInside.current = false;
          return;
        }
        // Some browsers tell of a blur when they take the element away; a click beside everything leaves it there.
        requestAnimationFrame(() => {
          if (target.isConnected && document.activeElement === document.body) isInside.current = false;
        });
      },
    },
  };
}
