// Which way a key leads on the board.
import type { KeyboardEvent } from 'react';

import type { Step } from '../model/navigation';

const near: Partial<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
};
const far: Partial<Record<string, Step>> = {
  ArrowUp: 'first',
  ArrowDown: 'last',
  ArrowLeft: 'firstColumn',
  ArrowRight: 'lastColumn',
  Home: 'firstColumn',
  End: 'lastColumn',
};

export function stepOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Step | undefined {
  if (altKey || shiftKey) return undefined;
  return (ctrlKey || metaKey ? far : near)[key];
}
