import { describe, expect, it } from 'vitest';

import type { BoardView, Problem } from '@/api';

import { defaultStateOf, situationOf } from './situation';
import { snapshotOf } from './snapshot';
import { view } from './testing';

const query = { project: 'p', text: '', onlyMine: false };
const trouble = (code: 'offline' | 'notFound' | 'serverTrouble'): Problem => ({
  kind: { code },
  detail: null,
  canRetry: true,
});
const situation = (board: BoardView | undefined, error?: Problem) =>
  situationOf({ snapshot: board && snapshotOf(board), error, query, projects: undefined });
const never = (problem: Problem | null): BoardView => ({
  ...view({ a: 0 }),
  freshness: { asOf: null, refreshing: problem === null, problem },
});

describe('the screen of a board', () => {
  it('is loading until something is known', () => {
    expect(situation(undefined)).toEqual({ kind: 'loading' });
    expect(situation(never(null))).toEqual({ kind: 'loading' });
  });

  it('shows what has come of a list that is still being read, and keeps it when the rest fails', () => {
    const some = { ...view({ a: 3 }), freshness: never(null).freshness };
    expect(situation(some)).toMatchObject({ kind: 'ready', isEmpty: false });
    expect(situation({ ...some, freshness: never(trouble('offline')).freshness })).toMatchObject({ kind: 'ready' });
  });

  it('says why nothing could ever be read', () => {
    expect(situation(never(trouble('offline')))).toEqual({ kind: 'neverRead' });
    expect(situation(never(trouble('serverTrouble')))).toMatchObject({ kind: 'failed' });
    expect(situation(never(trouble('notFound')))).toEqual({ kind: 'gone' });
    expect(situation(undefined, trouble('notFound'))).toEqual({ kind: 'gone' });
  });

  it('keeps what is known on the screen when reading it again failed', () => {
    const old = { ...view({ a: 3 }), freshness: { asOf: 1, refreshing: false, problem: trouble('offline') } };
    expect(situation(old)).toMatchObject({ kind: 'ready', isEmpty: false });
  });

  it('is gone when asking for it again is refused, whatever was read before', () => {
    expect(situation(view({ a: 3 }), trouble('notFound'))).toEqual({ kind: 'gone' });
    expect(situation(view({ a: 3 }), trouble('serverTrouble'))).toMatchObject({ kind: 'ready' });
  });

  it('tells an empty project from a search that finds nothing', () => {
    expect(situation(view({ a: 0 }))).toMatchObject({ kind: 'ready', isEmpty: true });
    expect(situation({ ...view({ a: 0 }), total: 7 })).toEqual({ kind: 'nothingFound' });
  });

  it('is gone when the project left the list and cannot be read', () => {
    const board = { ...view({ a: 3 }), freshness: { asOf: 1, refreshing: false, problem: trouble('notFound') } };
    const projects = { projects: [], freshness: { asOf: 1, refreshing: false, problem: null } };
    expect(situationOf({ snapshot: snapshotOf(board), error: undefined, query, projects })).toEqual({ kind: 'gone' });
  });
});

it('adds the first task to the default column', () => {
  const board = view({ a: 0, b: 0 });
  board.columns[1]!.state = { ...board.columns[1]!.state, isDefault: true };
  expect(defaultStateOf(snapshotOf(board))).toBe('b');
  expect(defaultStateOf(snapshotOf(view({ a: 0 })))).toBe('a');
});
