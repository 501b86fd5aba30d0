import { describe, expect, it } from 'vitest';

import { byBoardOrder, moveCard, removeCard } from './move';
import { cardAt, columnOfState, snapshotOf, withWindow, type Snapshot } from './snapshot';
import { card, cards, view } from './testing';

const order = byBoardOrder(new Intl.Collator('tr-TR'));
const ids = (board: Snapshot, state: string) => {
  const column = columnOfState(board, state);
  return Array.from({ length: column?.count ?? 0 }, (_, at) => (column ? cardAt(column, at)?.id : undefined));
};

describe('board order', () => {
  it('is deadline, then priority, then name; no deadline comes last', () => {
    const sorted = [
      card('none'),
      card('late', { deadline: 9 }),
      card('low', { deadline: 5, priority: 2 }),
      card('high', { deadline: 5, priority: 5 }),
    ].toSorted(order);
    expect(sorted.map(({ id }) => id)).toEqual(['high', 'low', 'late', 'none']);
  });

  it('compares names as Turkish does', () => {
    const sorted = [
      card('1', { name: 'İzmir' }),
      card('2', { name: 'Isparta' }),
      card('3', { name: 'Çorum' }),
    ].toSorted(order);
    expect(sorted.map(({ name }) => name)).toEqual(['Çorum', 'Isparta', 'İzmir']);
  });
});

describe('a move, until Rust answers', () => {
  it('takes the card out of its column and puts it at its sorted place in the other, as waiting', () => {
    const moved = moveCard(snapshotOf(view({ a: 4, b: 4 })), 'a-2', 'b', order);
    expect(ids(moved, 'a')).toEqual(['a-0', 'a-1', 'a-3']);
    expect(ids(moved, 'b')).toEqual(['b-0', 'b-1', 'a-2', 'b-2', 'b-3']);
    expect(cardAt(columnOfState(moved, 'b')!, 2)).toMatchObject({ state: 'b', waiting: true });
  });

  it('fills an empty column', () => {
    const moved = moveCard(snapshotOf(view({ a: 1, b: 0 })), 'a-0', 'b', order);
    expect(ids(moved, 'a')).toEqual([]);
    expect(ids(moved, 'b')).toEqual(['a-0']);
  });

  it('changes nothing for the same column or an unknown card', () => {
    const board = snapshotOf(view({ a: 4 }));
    expect(moveCard(board, 'a-1', 'a', order)).toBe(board);
    expect(moveCard(board, 'nowhere', 'a', order)).toBe(board);
  });

  it('shifts what is read behind it, in all windows', () => {
    const board = withWindow(snapshotOf(view({ a: 300 })), 'a', {
      offset: 100,
      count: 300,
      cards: cards('a', 100, 200),
    });
    const column = columnOfState(removeCard(board, 'a-10'), 'a')!;
    expect(column.count).toBe(299);
    expect(cardAt(column, 10)?.id).toBe('a-11');
    expect(cardAt(column, 150)?.id).toBe('a-151');
    // The card that would come from the window behind is not read.
    expect(cardAt(column, 199)).toBeUndefined();
  });
});
