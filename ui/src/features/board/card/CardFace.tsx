// What a card shows: tags, name, one row of marks. The same on the board and under the pointer.
// Its words are the card's name for those who listen, so the name comes first and the tags are only drawn above it.
import type { Card } from '@/api';
import { NewsDot } from '@/features/news';

import { CardMeta } from './CardMeta';
import { CardTags } from './CardTags';
import type { DeadlineText } from './useDeadlineText';

import css from './Card.module.css';

export function CardFace({ card, deadline }: { card: Card; deadline: DeadlineText | undefined }) {
  return (
    <>
      <span className={css.name}>
        <NewsDot news={card.news} />
        {card.name}
      </span>
      <CardTags tags={card.tags} />
      <CardMeta card={card} deadline={deadline} />
    </>
  );
}
