// Gives the focus back after a dialog whose opener is gone by then: the item of a menu that closed meanwhile. React Aria
// returns it only to what still stands.
import { useEffect } from 'react';

import { focusGround, ifFocusIsLost } from './focus';

export function useReturnFocus(): void {
  useEffect(() => () => ifFocusIsLost(focusGround), []);
}
