import { describe, expect, it } from 'vitest';

import { step, tabStop } from './navigation';

const lanes = [
  { state: 'a', count: 3 },
  { state: 'empty', count: 0 },
  { state: 'b', count: 10 },
];

describe('arrow keys', () => {
  it('go up and down inside a column and stop at its ends', () => {
    expect(step(lanes, { state: 'a', index: 0 }, 'down')).toEqual({ state: 'a', index: 1 });
    expect(step(lanes, { state: 'a', index: 0 }, 'up')).toBeUndefined();
    expect(step(lanes, { state: 'a', index: 2 }, 'down')).toBeUndefined();
  });

  it('skip columns without cards, and stay at the same height where they can', () => {
    expect(step(lanes, { state: 'a', index: 2 }, 'right')).toEqual({ state: 'b', index: 2 });
    expect(step(lanes, { state: 'b', index: 8 }, 'left')).toEqual({ state: 'a', index: 2 });
    expect(step(lanes, { state: 'b', index: 8 }, 'right')).toBeUndefined();
  });

  it('reach the ends of a column and of the board', () => {
    expect(step(lanes, { state: 'b', index: 4 }, 'first')).toEqual({ state: 'b', index: 0 });
    expect(step(lanes, { state: 'b', index: 4 }, 'last')).toEqual({ state: 'b', index: 9 });
    expect(step(lanes, { state: 'b', index: 4 }, 'firstColumn')).toEqual({ state: 'a', index: 0 });
    expect(step(lanes, { state: 'a', index: 1 }, 'lastColumn')).toEqual({ state: 'b', index: 0 });
  });
});

describe('the one stop for Tab', () => {
  it('is the first card at the start', () => expect(tabStop(lanes, undefined)).toEqual({ state: 'a', index: 0 }));
  it('is where the person was', () =>
    expect(tabStop(lanes, { state: 'b', index: 4 })).toEqual({ state: 'b', index: 4 }));
  it('stays in the column when its last card went away', () =>
    expect(tabStop(lanes, { state: 'b', index: 10 })).toEqual({ state: 'b', index: 9 }));
  it('moves on when the column is empty or collapsed', () => {
    expect(tabStop(lanes, { state: 'empty', index: 0 })).toEqual({ state: 'a', index: 0 });
    expect(tabStop(lanes, { state: 'gone', index: 0 })).toEqual({ state: 'a', index: 0 });
  });
  it('is nowhere on an empty board', () => expect(tabStop([{ state: 'a', count: 0 }], undefined)).toBeUndefined());
});
