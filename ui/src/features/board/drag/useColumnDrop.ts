// Makes a column, open or collapsed, take cards.
import { useDroppable } from '@dnd-kit/react';

import type { ColumnPayload } from './data';

export interface ColumnDrop {
  readonly ref: (element: Element | null) => void;
  readonly isOver: boolean;
}

export function useColumnDrop(state: string, title: string, order: number): ColumnDrop {
  const data: ColumnPayload = { state, title, order };
  const { ref, isDropTarget } = useDroppable<ColumnPayload>({ id: `column ${state}`, data });
  return { ref, isOver: isDropTarget };
}
