// The clients, of which only those on the screen are drawn. One stop for Tab; arrows walk, Enter chooses.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';

import type { ClientId } from '@/api';
import { Skeleton } from '@/components';
import { useTranslation } from '@/i18n';

import type { Clients } from '../useClients';
import { ClientLine } from './ClientLine';
import { stepFrom } from './steps';

import css from '../Clients.module.css';

const ROW = 52;
const SEEN_AFTER_MS = 50;

export interface ClientListProps {
  clients: Clients;
  open: ClientId | undefined;
  onOpen: (client: ClientId) => void;
  /** The place that Tab reaches. */
  stop: number;
  onStop: (place: number) => void;
  /** Whoever comes back from a client stands where they left the list. */
  takesFocus: boolean;
  onFocus: () => void;
  /** The places on the screen. */
  onSee: (first: number, last: number) => void;
}

export function ClientList(props: ClientListProps) {
  // The virtualiser changes behind the compiler's back.
  'use no memo';
  const { clients, open, onOpen, stop, onStop, takesFocus, onFocus, onSee } = props;
  const { t } = useTranslation('clients');
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useRef(takesFocus ? stop : undefined);
  const count = clients.view?.matching ?? 0;
  const tabStop = Math.min(stop, count - 1);
  // oxlint-disable-next-line react/incompatible-library -- the reason why this component is small and not memoised
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    // What Tab reaches stays drawn.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), tabStop])].toSorted((a, b) => a - b),
    paddingStart: 4,
    paddingEnd: 8,
    overscan: 6,
  });
  const { startIndex: first = 0, endIndex: last = 0 } = virtualizer.range ?? {};

  useEffect(() => {
    const timer = setTimeout(() => onSee(first, last), SEEN_AFTER_MS);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- told when the places differ, not when the listener does
  }, [first, last]);

  // After every drawing: the line that shall have the focus may have come with it.
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    const line = scroller.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] button`);
    if (!line) return;
    wanted.current = undefined;
    line.focus({ preventScroll: true });
    if (takesFocus) onFocus();
  });
  useEffect(() => {
    if (takesFocus) virtualizer.scrollToIndex(stop, { align: 'center' });
    // oxlint-disable-next-line react/exhaustive-deps -- once, where the list was left
  }, []);

  const walk = (event: KeyboardEvent) => {
    const next = stepFrom(tabStop, event.key, count, Math.max(1, last - first));
    if (next === undefined) return;
    event.preventDefault();
    wanted.current = next;
    onStop(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
  };

  return (
    // Not a stop for Tab of its own: the lines are walked with the arrow keys.
    <div ref={scroller} className={css.scroller} tabIndex={-1}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys bubble up from its buttons */}
      <ul
        // oxlint-disable-next-line jsx-a11y/no-redundant-roles -- WebKit drops the list with its bullets, unless the role says so
        role="list"
        className={css.list}
        style={{ height: virtualizer.getTotalSize() }}
        aria-label={t('list')}
        onKeyDown={walk}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const client = clients.at(index);
          return (
            <li
              key={client?.id ?? `place ${index}`}
              data-index={index}
              className={css.item}
              style={{ height: ROW, transform: `translateY(${start}px)` }}
              aria-setsize={count}
              aria-posinset={index + 1}
            >
              {client ? (
                <ClientLine
                  client={client}
                  isOpen={client.id === open}
                  isTabStop={index === tabStop}
                  onPress={() => {
                    onStop(index);
                    onOpen(client.id);
                  }}
                />
              ) : (
                <span className={css.coming}>
                  <Skeleton width="55%" />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
