// Makes a card one that can be lifted.
import { useDraggable } from '@dnd-kit/react';

import type { Card } from '@/api';

import type { CardPayload } from './data';

export interface CardDrag {
  readonly ref: (element: Element | null) => void;
  readonly isDragged: boolean;
}

export function useCardDrag(card: Card, from: string, fromTitle: string): CardDrag {
  const data: CardPayload = { card, from, fromTitle };
  const { ref, isDragSource } = useDraggable<CardPayload>({ id: `card ${card.id}`, data });
  return { ref, isDragged: isDragSource };
}
