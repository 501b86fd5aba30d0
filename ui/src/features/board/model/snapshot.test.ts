import { describe, expect, it } from 'vitest';

import {
  cardAt,
  findCard,
  indexOf,
  isRead,
  keepingEqual,
  snapshotOf,
  windowsFor,
  withWindow,
  type Column,
  type Snapshot,
} from './snapshot';
import { card, cards, view } from './testing';

const only = (board: Snapshot): Column => {
  const [column] = board.columns;
  if (!column) throw new Error('no column');
  return column;
};

describe('a column of which parts are read', () => {
  const board = snapshotOf(view({ a: 5000 }));

  it('has its first cards from the board answer and holes behind them', () => {
    const column = only(board);
    expect(cardAt(column, 59)?.id).toBe('a-59');
    expect(cardAt(column, 60)).toBeUndefined();
    expect(cardAt(column, 5000)).toBeUndefined();
  });

  it('asks for the windows that hold what is on the screen, and for nothing the answer brought', () => {
    const column = only(board);
    expect(windowsFor(column, 0, 40)).toEqual([]);
    expect(windowsFor(column, 50, 70)).toEqual([0]);
    expect(windowsFor(column, 180, 420)).toEqual([100, 200, 300, 400]);
    expect(windowsFor(column, 4990, 6000)).toEqual([4900]);
  });

  it('fills the hole in front of a window that overlaps the first cards', () => {
    const column = only(withWindow(board, 'a', { offset: 0, count: 5000, cards: cards('a', 0, 100) }));
    expect(cardAt(column, 60)?.id).toBe('a-60');
    expect(cardAt(column, 10)?.id).toBe('a-10');
    expect(isRead(column, 0)).toBe(true);
  });

  it('finds a card wherever it was read', () => {
    const read = withWindow(board, 'a', { offset: 300, count: 5000, cards: cards('a', 300, 400) });
    expect(indexOf(only(read), 'a-345')).toBe(345);
    expect(indexOf(only(read), 'a-445')).toBe(-1);
    expect(findCard(read, 'a-3')).toMatchObject({ state: 'a', index: 3 });
  });

  it('never holds a card twice, even when two parts were read on either side of a change', () => {
    const shifted = [card('a-59', { state: 'a' }), ...cards('a', 100, 199)];
    const column = only(withWindow(board, 'a', { offset: 100, count: 5000, cards: shifted }));
    const ids = Array.from({ length: 300 }, (_, at) => cardAt(column, at)?.id).filter(Boolean);
    expect(new Set(ids).size).toBe(ids.length);
    expect(cardAt(column, 100)).toBeUndefined();
  });

  it('leaves the other columns as they are', () => {
    const two = snapshotOf(view({ a: 200, b: 200 }));
    const read = withWindow(two, 'b', { offset: 100, count: 200, cards: cards('b', 100, 200) });
    expect(read.columns[0]).toBe(two.columns[0]);
  });
});

describe('a board that is read again', () => {
  const read = () =>
    withWindow(snapshotOf(view({ a: 500, b: 40 })), 'a', { offset: 100, count: 500, cards: cards('a', 100, 200) });
  const before = read();

  it('stays the same when nothing is different', () => {
    expect(keepingEqual(before, read())).toBe(before);
    const later = { ...read(), view: { ...before.view, freshness: { ...before.view.freshness, asOf: 2 } } };
    expect(keepingEqual(before, later).view.freshness.asOf).toBe(2);
    expect(keepingEqual(before, later).columns[1]).toBe(before.columns[1]);
  });

  it('has new objects only where it differs, also for cards that are at another place', () => {
    const shifted = [card('a-new', { state: 'a' }), ...cards('a', 0, 59)];
    const other = read();
    const [a, b] = other.columns;
    const after = keepingEqual(before, {
      ...other,
      columns: [
        { ...a!, count: 501, head: shifted },
        { ...b!, head: b!.head.map((each) => (each?.id === 'b-7' ? { ...each, name: 'Else' } : each)) },
      ],
    });
    expect(cardAt(after.columns[0]!, 0)?.id).toBe('a-new');
    expect(cardAt(after.columns[0]!, 5)).toBe(cardAt(before.columns[0]!, 4));
    expect(after.columns[0]!.windows.get(100)).toBe(before.columns[0]!.windows.get(100));
    expect(cardAt(after.columns[1]!, 7)?.name).toBe('Else');
    expect(cardAt(after.columns[1]!, 8)).toBe(cardAt(before.columns[1]!, 8));
  });

  it('lets go of windows and counts that are no longer so', () => {
    expect(keepingEqual(before, snapshotOf(view({ a: 500, b: 40 }))).columns[0]!.windows.size).toBe(0);
    expect(keepingEqual(before, snapshotOf(view({ a: 499, b: 40 }))).columns[0]!.count).toBe(499);
  });
});
