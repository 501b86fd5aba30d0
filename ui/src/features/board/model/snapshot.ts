// A board as far as the page holds it: every column with its count, and the windows of cards that were read.
//
// Rust owns the truth; this is an immutable picture of it in which most of a large column may be missing. A card
// occurs at most once in a column even when two windows were read on either side of a change.
import { replaceEqualDeep } from '@tanstack/react-query';

import type { BoardColumn, BoardView, BoardWindow, Card, StateView } from '@/api';

export const WINDOW = 100;

export type Slot = Card | undefined;

export interface Column {
  readonly state: StateView;
  readonly count: number;
  readonly head: readonly Slot[];
  /** By offset, a multiple of `WINDOW`. */
  readonly windows: ReadonlyMap<number, readonly Slot[]>;
}

export interface Snapshot {
  readonly view: Omit<BoardView, 'columns'>;
  readonly columns: readonly Column[];
}

export interface WindowKey {
  readonly state: string;
  readonly offset: number;
}

export function snapshotOf(view: BoardView, windows: readonly (WindowKey & { window: BoardWindow })[] = []): Snapshot {
  const { columns, ...rest } = view;
  return windows.reduce<Snapshot>((board, { state, window }) => withWindow(board, state, window), {
    view: rest,
    columns: columns.map((column) => columnOf(column)),
  });
}

function columnOf({ state, count, cards }: BoardColumn): Column {
  return { state, count, head: cards, windows: new Map() };
}

/** What reads as before stays the same object, from the whole board down to each card: it is not drawn anew. */
export function keepingEqual(before: Snapshot, after: Snapshot): Snapshot {
  if (before === after) return before;
  const view = replaceEqualDeep(before.view, after.view);
  const columns = after.columns.map((column) => {
    const known = columnOfState(before, column.state.name);
    return known ? keptColumn(known, column) : column;
  });
  const isEqual =
    view === before.view &&
    columns.length === before.columns.length &&
    columns.every((column, at) => column === before.columns[at]);
  return isEqual ? before : { view, columns };
}

function keptColumn(before: Column, after: Column): Column {
  if (before === after) return before;
  const known = new Map([...loaded(before)].map((card) => [card.id, card]));
  const kept = (slots: readonly Slot[], there: readonly Slot[] = []): readonly Slot[] => {
    const now = slots.map((card) => card && replaceEqualDeep(known.get(card.id), card));
    return now.length === there.length && now.every((card, at) => card === there[at]) ? there : now;
  };
  const state = replaceEqualDeep(before.state, after.state);
  const head = kept(after.head, before.head);
  const windows = new Map([...after.windows].map(([at, slots]) => [at, kept(slots, before.windows.get(at))]));
  const isEqual =
    after.count === before.count &&
    state === before.state &&
    head === before.head &&
    windows.size === before.windows.size &&
    [...windows].every(([at, slots]) => slots === before.windows.get(at));
  return isEqual ? before : { ...after, state, head, windows };
}

function* loaded({ head, windows }: Column): Generator<Card> {
  for (const slots of [head, ...windows.values()]) for (const card of slots) if (card) yield card;
}

/** Puts one window in its place. The count of the board answer stays until the board is read again. */
export function withWindow(board: Snapshot, state: string, window: BoardWindow): Snapshot {
  return withColumn(board, state, (column) => {
    const known = new Set<string>();
    for (const card of loadedOutside(column, window.offset)) known.add(card.id);
    const cards = window.cards.map((card) => (known.has(card.id) ? undefined : card));
    return { ...column, windows: new Map(column.windows).set(window.offset, cards) };
  });
}

export function withColumn(board: Snapshot, state: string, change: (column: Column) => Column): Snapshot {
  return { ...board, columns: board.columns.map((column) => (column.state.name === state ? change(column) : column)) };
}

/** The card at a place, or undefined while it is not read. */
export function cardAt(column: Column, index: number): Slot {
  if (index >= column.count) return undefined;
  return column.head[index] ?? column.windows.get(windowOffset(index))?.[index % WINDOW];
}

export function columnOfState(board: Snapshot, state: string): Column | undefined {
  return board.columns.find((column) => column.state.name === state);
}

/** Where a card is, as far as it is read; -1 otherwise. */
export function indexOf(column: Column, id: string): number {
  const inHead = column.head.findIndex((card) => card?.id === id);
  if (inHead >= 0) return inHead;
  for (const [offset, cards] of column.windows) {
    const index = cards.findIndex((card) => card?.id === id);
    if (index >= 0) return offset + index;
  }
  return -1;
}

export function findCard(board: Snapshot, id: string): { card: Card; state: string; index: number } | undefined {
  for (const column of board.columns) {
    const index = indexOf(column, id);
    const card = index < 0 ? undefined : cardAt(column, index);
    if (card) return { card, state: column.state.name, index };
  }
  return undefined;
}

export function windowOffset(index: number): number {
  return Math.floor(index / WINDOW) * WINDOW;
}

/** The offsets of the windows that hold `first..=last`; nothing for what the board answer itself brought. */
export function windowsFor(column: Column, first: number, last: number): number[] {
  const offsets: number[] = [];
  const end = Math.min(last, column.count - 1);
  if (end < column.head.length) return offsets;
  for (let offset = windowOffset(Math.max(first, column.head.length)); offset <= end; offset += WINDOW)
    offsets.push(offset);
  return offsets;
}

export function isRead(column: Column, offset: number): boolean {
  return column.windows.has(offset);
}

function* loadedOutside(column: Column, offset: number): Generator<Card> {
  // The head and the first window overlap; the head is shown where both have a card.
  for (const [index, card] of column.head.entries()) {
    if (card && (index < offset || index >= offset + WINDOW)) yield card;
  }
  for (const [other, cards] of column.windows) {
    if (other === offset) continue;
    for (const card of cards) if (card) yield card;
  }
}
