// How virtual lists learn sizes: from the frame that draws, never by asking in between. Each question would lay the whole page
// out anew, once per row.
import { elementScroll, measureElement, type Rect, type Virtualizer } from '@tanstack/react-virtual';

/** What is known of the list before it was laid out: rows for so much height are drawn at first. */
export function untilLaidOut(below: number): Rect {
  return { width: 0, height: Math.max(0, window.innerHeight - below) };
}

export function measuredWithTheFrame<List extends Element, Row extends Element>(
  row: Row,
  entry: ResizeObserverEntry | undefined,
  list: Virtualizer<List, Row>,
): number {
  if (entry) return measureElement(row, entry, list);
  const index = list.indexFromElement(row);
  return list.itemSizeCache.get(list.options.getItemKey(index)) ?? list.options.estimateSize(index);
}

export function observedWithTheFrame<List extends Element, Row extends Element>(
  { scrollElement }: Virtualizer<List, Row>,
  tell: (rect: Rect) => void,
): (() => void) | undefined {
  if (!scrollElement) return undefined;
  const observer = new ResizeObserver(([entry]) => {
    if (entry) tell({ width: Math.round(entry.contentRect.width), height: Math.round(entry.contentRect.height) });
  });
  observer.observe(scrollElement);
  return () => observer.disconnect();
}

/** A list that was never scrolled is not told to stay at its top. */
export function scrolledWhereItIsNot<List extends Element, Row extends Element>(
  offset: number,
  how: Parameters<typeof elementScroll>[1],
  list: Virtualizer<List, Row>,
): void {
  if (offset + (how.adjustments ?? 0) === 0 && list.scrollOffset === 0) return;
  elementScroll(offset, how, list);
}
