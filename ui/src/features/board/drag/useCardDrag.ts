// Makes a card one that can be lifted, once a person puts the focus or a finger on it: to make every card ready that is drawn takes
// longer than to draw it.
import { Draggable, type DragDropManager } from '@dnd-kit/dom';
import { useDragDropManager } from '@dnd-kit/react';
import type { SyntheticEvent } from 'react';

import type { Card } from '@/api';

import type { CardPayload } from './data';

type Handler = (event: SyntheticEvent<HTMLElement>) => void;

/** Before the card's own listeners, of which those of the drag are some. */
export interface CardDrag {
  readonly onFocusCapture: Handler;
  readonly onPointerDownCapture: Handler;
  readonly onKeyDownCapture: Handler;
}

export function useCardDrag(card: Card, from: string, fromTitle: string): CardDrag {
  const manager = useDragDropManager();
  const prepare: Handler = ({ currentTarget }) => {
    if (manager) makeReady(manager, currentTarget, { card, from, fromTitle });
  };
  return { onFocusCapture: prepare, onPointerDownCapture: prepare, onKeyDownCapture: prepare };
}

/** One card at a time, with what it is at this moment. */
function makeReady(manager: DragDropManager, element: HTMLElement, data: CardPayload): void {
  if (!manager.dragOperation.status.idle) return;
  const id = `card ${data.card.id}`;
  const [ready] = manager.registry.draggables;
  if (ready instanceof Draggable && ready.id === id && ready.element === element) {
    ready.data = data;
    return;
  }
  ready?.destroy();
  new Draggable({ id, element, data, register: false }, manager).register();
}
