// What a move and a removal look like in the instant before Rust answers with the real order.
import type { Card } from '@/api';

import {
  cardAt,
  findCard,
  indexOf,
  withColumn,
  WINDOW,
  windowOffset,
  type Column,
  type Slot,
  type Snapshot,
} from './snapshot';

/** Board order as far as a card tells it: deadline, priority, name (the score is only known in Rust). */
export function byBoardOrder(collator: Intl.Collator): (a: Card, b: Card) => number {
  return (a, b) =>
    (a.deadline ?? Infinity) - (b.deadline ?? Infinity) || b.priority - a.priority || collator.compare(a.name, b.name);
}

export function moveCard(board: Snapshot, id: string, to: string, order: (a: Card, b: Card) => number): Snapshot {
  const found = findCard(board, id);
  if (!found || found.state === to) return board;
  const card = { ...found.card, state: to, waiting: true, refused: false };
  const without = removeCard(board, id);
  return withColumn(without, to, (column) => insert(column, card, placeOf(column, card, order)));
}

export function removeCard(board: Snapshot, id: string): Snapshot {
  const found = findCard(board, id);
  if (!found) return board;
  return withColumn(board, found.state, (column) => remove(column, indexOf(column, id)));
}

function placeOf(column: Column, card: Card, order: (a: Card, b: Card) => number): number {
  for (let index = 0; index < column.count; index += 1) {
    const other = cardAt(column, index);
    // The first gap ends what can be compared.
    if (!other) return index;
    if (order(card, other) < 0 || (order(card, other) === 0 && card.id < other.id)) return index;
  }
  return column.count;
}

function insert(column: Column, card: Card, index: number): Column {
  return reindex(column, column.count + 1, (place) =>
    place === index ? card : cardAt(column, place < index ? place : place - 1),
  );
}

function remove(column: Column, index: number): Column {
  return reindex(column, column.count - 1, (place) => cardAt(column, place < index ? place : place + 1));
}

/** Lays the read parts out anew after every place behind a change shifted by one. */
function reindex(column: Column, count: number, slotAt: (index: number) => Slot): Column {
  const slots = (offset: number, length: number) =>
    Array.from({ length: Math.max(0, Math.min(length, count - offset)) }, (_, index) => slotAt(offset + index));
  const head = slots(0, column.head.length >= column.count ? count : column.head.length);
  const windows = new Map<number, readonly Slot[]>();
  for (const offset of column.windows.keys()) windows.set(windowOffset(offset), slots(offset, WINDOW));
  return { ...column, count, head, windows };
}
