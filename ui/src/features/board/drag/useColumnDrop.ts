// Makes a column, open or collapsed, take cards.
import { useDragDropManager, useDroppable } from '@dnd-kit/react';

import { cardOf, type ColumnPayload } from './data';

export interface ColumnDrop {
  readonly ref: (element: Element | null) => void;
  /** A card of another column is over it. */
  readonly takes: boolean;
}

export function useColumnDrop(state: string, title: string, order: number): ColumnDrop {
  const data: ColumnPayload = { state, title, order };
  const manager = useDragDropManager();
  const { ref, isDropTarget } = useDroppable<ColumnPayload>({ id: `column ${state}`, data });
  return { ref, takes: isDropTarget && cardOf(manager?.dragOperation.source)?.from !== state };
}
