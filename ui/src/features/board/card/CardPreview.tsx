// The card under the pointer while it is dragged.
import type { Card, StateKind } from '@/api';

import { CardFace } from './CardFace';
import { useDeadlineText } from './useDeadlineText';

import css from './Card.module.css';

export function CardPreview({ card, kind }: { card: Card; kind: StateKind }) {
  const deadline = useDeadlineText(card, kind);
  return (
    <div className={`${css.card} ${css.lifted}`} aria-hidden>
      <CardFace card={card} deadline={deadline} />
    </div>
  );
}
