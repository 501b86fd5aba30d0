import { describe, expect, it } from 'vitest';

import type { ClientsView, Problem } from '@/api';

import { noteOf, situationOf } from './situation';

const problem = (code: 'offline' | 'notPermitted' | 'serverTrouble'): Problem => ({
  kind: { code },
  detail: null,
  canRetry: true,
});
const view = (total: number, matching: number, asOf: number | null, trouble: Problem | null = null): ClientsView => ({
  offset: 0,
  rows: [],
  total,
  matching,
  freshness: { asOf, refreshing: false, problem: trouble },
});

describe('what the list of clients is', () => {
  it.each([
    ['loading', undefined, undefined],
    ['loading', view(0, 0, null), undefined],
    ['empty', view(0, 0, 5), undefined],
    ['neverRead', view(0, 0, null, problem('offline')), undefined],
    ['denied', view(0, 0, null, problem('notPermitted')), undefined],
    ['failed', view(0, 0, null, problem('serverTrouble')), undefined],
    ['failed', undefined, problem('serverTrouble')],
    ['nothingFound', view(4, 0, 5), undefined],
    ['ready', view(4, 2, null, problem('offline')), undefined],
    ['ready', view(4, 2, 5, problem('notPermitted')), undefined],
  ])('is %s', (kind, known, error) => {
    expect(situationOf(known, error, false).kind).toBe(kind);
  });

  it('does not wait for what nobody asks for without a connection', () => {
    expect(situationOf(view(0, 0, null), undefined, true).kind).toBe('neverRead');
    expect(situationOf(view(0, 0, 5), undefined, true).kind).toBe('empty');
    expect(noteOf(view(4, 4, 5).freshness, true)).toBe('offlineCopy');
    expect(noteOf(view(4, 4, 5, problem('notPermitted')).freshness, true)).toBe('deniedCopy');
  });

  it('says of what is known how it could not be read again', () => {
    expect(noteOf(view(4, 4, 5).freshness, false)).toBeNull();
    expect(noteOf(view(4, 4, 5, problem('offline')).freshness, false)).toBe('offlineCopy');
    expect(noteOf(view(4, 4, 5, problem('notPermitted')).freshness, false)).toBe('deniedCopy');
    expect(noteOf(view(4, 4, 5, problem('serverTrouble')).freshness, false)).toBe('oldCopy');
    expect(noteOf(view(4, 4, null, problem('offline')).freshness, false)).toBe('partCopy');
  });
});
