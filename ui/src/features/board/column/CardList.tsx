// The cards of one column, of which only those on the screen are drawn, with the dragged and the focused one.
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import {
  type Ref,
  startTransition,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

import { useTranslation } from '@/i18n';
import { measuredWithTheFrame, observedWithTheFrame, scrolledWhereItIsNot, untilLaidOut } from '@/lib/measured';

import { useBoardActions } from '../BoardActions';
import { CardItem } from '../card/CardItem';
import { SkeletonCard } from '../card/SkeletonCard';
import { estimateHeight } from '../model/estimate';
import { cardAt, indexOf, type Column } from '../model/snapshot';

import css from './Column.module.css';

const GAP = 8;
const OVERSCAN = 4;
const OVERSCAN_AFTER_MS = 150;
/** Top bar, column header and quick add. */
const FRAME = 160;
const SEEN_AFTER_MS = 50;
const MARKED_MS = 1500;

export interface Showing {
  focus: boolean;
  mark?: string;
  /** Only the column is scrolled to the place, not the board to the column. */
  stays?: boolean;
}

export interface CardListHandle {
  /** Brings a place into view. */
  show: (index: number, how: Showing) => void;
}

/** The focus is to go to a card that may not be drawn yet. */
interface Wish {
  readonly card: string;
  readonly index: number;
  /** What had it then. */
  readonly from: Element | null;
}

export interface CardListProps {
  ref: Ref<CardListHandle>;
  column: Column;
  title: string;
  openTask: string | undefined;
  /** The place that Tab reaches, when it is in this column. */
  tabStop: number | undefined;
  /** A card that must stay drawn while it is dragged. */
  dragged: string | undefined;
}

export function CardList({ ref, column, title, openTask, tabStop, dragged }: CardListProps) {
  // The virtualiser changes behind the compiler's back.
  'use no memo';
  const { t } = useTranslation('board');
  const actions = useBoardActions();
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useRef<Wish>(undefined);
  const [held, setHeld] = useState<{ readonly index: number }>();
  const [marked, setMarked] = useState<string>();
  const state = column.state.name;
  const overscan = useOverscan();

  const pinned = [tabStop, held?.index, dragged === undefined ? undefined : indexOf(column, dragged)];
  // oxlint-disable-next-line react/incompatible-library -- the reason why this component is small and not memoised
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count: column.count,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback((index: number) => estimateHeight(cardAt(column, index)), [column]),
    getItemKey: useCallback((index: number) => cardAt(column, index)?.id ?? `place ${index}`, [column]),
    rangeExtractor: (range) => withPinned(range, pinned),
    gap: GAP,
    paddingStart: 4,
    paddingEnd: GAP,
    overscan,
    initialRect: untilLaidOut(FRAME),
    measureElement: measuredWithTheFrame,
    observeElementRect: observedWithTheFrame,
    scrollToFn: scrolledWhereItIsNot,
    directDomUpdates: true,
    // A layer for each card is dear where no graphics card draws them.
    directDomUpdatesMode: 'position',
  });
  const items = virtualizer.getVirtualItems();
  const { startIndex: first = 0, endIndex: last = 0 } = virtualizer.range ?? {};

  useEffect(() => {
    const timer = setTimeout(() => actions.see(state, first, last), SEEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [actions, state, first, last, column]);

  useEffect(() => {
    if (marked === undefined) return undefined;
    const timer = setTimeout(() => setMarked(undefined), MARKED_MS);
    return () => clearTimeout(timer);
  }, [marked]);

  // After every drawing: the card that shall have the focus may have come with it.
  useLayoutEffect(() => {
    const wish = wanted.current;
    if (wish === undefined) return;
    const card = scroller.current?.querySelector<HTMLElement>(wish.card);
    const isOver = tabStop !== wish.index || isElsewhere(wish.from);
    if (!card && !isOver) return;
    wanted.current = undefined;
    if (!isOver) card?.focus({ preventScroll: true });
  });

  useImperativeHandle(
    ref,
    () => ({
      show: (index, { focus, mark, stays }) => {
        if (focus) {
          // A card that was moved is told by its id: another one may still be drawn at its place.
          const card =
            mark === undefined ? `[data-index="${index}"] [data-task-id]` : `[data-task-id="${CSS.escape(mark)}"]`;
          wanted.current = { card, index, from: document.activeElement };
          // A new one each time: the list is drawn again, also when nothing else in it changed.
          setHeld({ index });
        }
        if (mark !== undefined) setMarked(mark);
        virtualizer.scrollToIndex(index, { align: 'auto' });
        // A column that is seen whole stays where it is.
        if (!stays) scroller.current?.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      },
    }),
    [virtualizer],
  );

  return (
    // Not a stop for Tab of its own: the cards are walked with the arrow keys.
    <div ref={scroller} className={css.scroller} tabIndex={-1}>
      {/* oxlint-disable-next-line jsx-a11y/no-redundant-roles -- WebKit drops the list with its bullets, unless the role says so */}
      <ul ref={virtualizer.containerRef} className={css.list} role="list" aria-label={t('column.tasks', { title })}>
        {items.map(({ index, key }) => {
          const card = cardAt(column, index);
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              className={css.item}
              aria-setsize={column.count}
              aria-posinset={index + 1}
            >
              {card ? (
                <CardItem
                  card={card}
                  index={index}
                  column={column.state}
                  columnTitle={title}
                  isTabStop={index === tabStop}
                  isOpen={card.id === openTask}
                  isMarked={card.id === marked}
                  isDragged={card.id === dragged}
                />
              ) : (
                <SkeletonCard />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The person went on to something that is no card. */
function isElsewhere(from: Element | null): boolean {
  const now = document.activeElement;
  return now !== null && now !== document.body && now !== from && now.closest('[data-index]') === null;
}

/** At first only what is seen is drawn; what is scrolled to next follows when that is on the screen for a moment. */
function useOverscan(): number {
  const [overscan, setOverscan] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setOverscan(OVERSCAN)), OVERSCAN_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return overscan;
}

function withPinned(range: Range, pinned: readonly (number | undefined)[]): number[] {
  const indexes = new Set(defaultRangeExtractor(range));
  for (const index of pinned) if (index !== undefined && index >= 0 && index < range.count) indexes.add(index);
  return [...indexes].toSorted((a, b) => a - b);
}
