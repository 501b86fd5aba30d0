// When something goes away with the focus in it, what it stood in gets the focus.
import { type RefObject, useLayoutEffect } from 'react';

import { holdsFocus, homeOf, ifFocusIsLost } from './focus';

export function useFocusHome(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const thing = ref.current;
    const home = thing && homeOf(thing);
    return () => {
      if (home && holdsFocus(thing)) ifFocusIsLost(() => home.focus({ preventScroll: true }));
    };
  }, [ref]);
}
