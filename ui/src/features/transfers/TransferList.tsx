// The lines of the panel, of which only those on the screen are drawn, with the one that has the focus.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';

import type { TransferView } from '@/api';
import { useTranslation } from '@/i18n';

import { linesOf } from './groups';
import { TransferRow } from './TransferRow';

import css from './Transfers.module.css';

const HEAD = 30;
const ROW = 66;

export interface TransferListProps {
  transfers: readonly TransferView[];
  onOpenTask?: (task: string) => void;
}

export function TransferList({ transfers, onOpenTask }: TransferListProps) {
  // The virtualiser changes behind the compiler's back.
  'use no memo';
  const { t } = useTranslation('files');
  const scroller = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<number>();
  const lines = linesOf(transfers);
  const keyOf = (index: number) => {
    const line = lines[index];
    return line?.kind === 'row' ? line.transfer.id : (line?.group ?? index);
  };
  // oxlint-disable-next-line react/incompatible-library -- the reason why this component is small and not memoised
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'head' ? HEAD : ROW),
    getItemKey: keyOf,
    rangeExtractor: (range) => {
      const drawn = new Set(defaultRangeExtractor(range));
      const pinned = lines.findIndex((line) => line.kind === 'row' && line.transfer.id === held);
      if (pinned >= 0) drawn.add(pinned);
      return [...drawn].toSorted((a, b) => a - b);
    },
    overscan: 6,
    initialRect: { width: 400, height: 400 },
    directDomUpdates: true,
  });
  return (
    // Not a stop for Tab of its own: the rows have their buttons.
    <div ref={scroller} className={css.scroll} tabIndex={-1}>
      {/* oxlint-disable-next-line jsx-a11y/no-redundant-roles -- WebKit drops the list with its bullets, unless the role says so */}
      <ul ref={virtualizer.containerRef} className={css.list} role="list" aria-label={t('transfers.title')}>
        {virtualizer.getVirtualItems().map(({ index, key }) => {
          const line = lines[index];
          if (!line) return null;
          const place = { ref: virtualizer.measureElement, 'data-index': index };
          return line.kind === 'head' ? (
            <li key={key} {...place} className={`${css.item} ${css.group}`} data-testid="transfer-group">
              {t(`transfers.group.${line.group}`)} <span className={css.count}>{line.count}</span>
            </li>
          ) : (
            <TransferRow
              key={key}
              {...place}
              {...(css.item ? { className: css.item } : {})}
              transfer={line.transfer}
              canMove={line.canMove}
              onFocus={() => setHeld(line.transfer.id)}
              onBlur={() => setHeld(undefined)}
              {...(onOpenTask ? { onOpenTask } : {})}
            />
          );
        })}
      </ul>
    </div>
  );
}
