// What a card shows: tags, name, one row of marks. The same on the board and under the pointer.
import type { Card } from '@/api';

import { CardMeta } from './CardMeta';
import { CardTags } from './CardTags';
import type { DeadlineText } from './useDeadlineText';

import css from './Card.module.css';

export function CardFace({ card, deadline }: { card: Card; deadline: DeadlineText | undefined }) {
  return (
    <>
      <CardTags tags={card.tags} />
      <p className={css.name}>{card.name}</p>
      <CardMeta card={card} deadline={deadline} />
    </>
  );
}
