// A field hears that it lost the focus when another window took it, too. It has it back with this one: nothing ends.
import type { FocusEvent } from 'react';

export function isWindowLeft({ target }: FocusEvent): boolean {
  return document.activeElement === target;
}
