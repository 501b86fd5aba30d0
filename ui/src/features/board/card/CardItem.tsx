// A card on the board: opens, lifts, and has a "…" button beside it that the keyboard reaches too.
import { type KeyboardEvent, memo, type MouseEvent } from 'react';

import type { Card, StateView } from '@/api';
import { useTranslation } from '@/i18n';

import { useBoardActions } from '../BoardActions';
import { useCardDrag } from '../drag';
import { CardFace } from './CardFace';
import { stepOf } from './stepOf';
import { useDeadlineText } from './useDeadlineText';

import css from './Card.module.css';

export interface CardItemProps {
  card: Card;
  index: number;
  column: StateView;
  columnTitle: string;
  /** The board's one stop for Tab. */
  isTabStop: boolean;
  isOpen: boolean;
  isMarked: boolean;
  isDragged: boolean;
}

/** Its list is drawn at every step of scrolling; the cards in it are not. */
export const CardItem = memo(function CardItem({
  card,
  index,
  column,
  columnTitle,
  isTabStop,
  isOpen,
  isMarked,
  isDragged,
}: CardItemProps) {
  const { t } = useTranslation('board');
  const actions = useBoardActions();
  const deadline = useDeadlineText(card, column.kind);
  const drag = useCardDrag(card, column.name, columnTitle);
  const place = { state: column.name, index };
  const tabIndex = isTabStop ? 0 : -1;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // A lifted card answers to the drag alone.
    if (event.defaultPrevented || isDragged || event.target !== event.currentTarget) return;
    const towards = stepOf(event);
    if (towards) actions.step(place, towards);
    else if (event.key === 'Enter') actions.open(card);
    else if (event.key.toLowerCase() === 'm' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      actions.showMenu({ card, state: column.name, anchor: event.currentTarget, only: 'move' });
    } else return;
    event.preventDefault();
  };

  const onContextMenu = (event: MouseEvent<HTMLElement>) => {
    // A finger that rests on a card lifts it.
    if (event.defaultPrevented || isDragged) return;
    event.preventDefault();
    const byKeyboard = event.button !== 2;
    actions.showMenu({
      card,
      state: column.name,
      anchor: event.currentTarget,
      ...(byKeyboard ? {} : { at: { x: event.clientX, y: event.clientY } }),
    });
  };

  return (
    <div className={css.frame} onContextMenu={onContextMenu}>
      <div
        {...drag}
        className={css.card}
        role="button"
        tabIndex={tabIndex}
        aria-roledescription={t('card.role')}
        aria-describedby="board-card-keys"
        data-testid="card"
        data-task-id={card.id}
        data-file-drop={card.id}
        data-file-drop-name={card.name}
        data-dragged={isDragged || undefined}
        data-open={isOpen || undefined}
        data-marked={isMarked || undefined}
        onClick={() => actions.open(card)}
        onFocus={() => actions.enter(place)}
        onKeyDown={onKeyDown}
      >
        <CardFace card={card} deadline={deadline} />
      </div>
      <button
        type="button"
        className={css.moreButton}
        tabIndex={tabIndex}
        aria-label={t('card.more', { name: card.name })}
        aria-haspopup="menu"
        title={t('card.menu', { name: card.name })}
        data-testid="card-menu"
        onFocus={() => actions.enter(place)}
        onClick={(event) => actions.showMenu({ card, state: column.name, anchor: event.currentTarget })}
      />
    </div>
  );
});
