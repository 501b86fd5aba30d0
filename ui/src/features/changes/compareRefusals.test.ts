import { describe, expect, it } from 'vitest';

import type { PendingChange } from '@/api';

import { compareRefusals } from './compareRefusals';

const change = (id: number, state: 'refused' | 'waiting'): PendingChange => ({
  id,
  task: 't',
  taskName: 'Invoice',
  project: 'p',
  chat: null,
  what: 'state',
  state:
    state === 'refused'
      ? { state, problem: { kind: { code: 'notPermitted' }, detail: null, canRetry: false }, backTo: 'cb_waiting' }
      : { state },
  text: null,
  trouble: null,
});
const told = (...ids: number[]) => new Map(ids.map((id) => [id, true]));

describe('refusals', () => {
  it('are fresh once', () => {
    const changes = [change(1, 'refused'), change(2, 'waiting')];
    expect(compareRefusals(changes, told()).fresh.map(({ id }) => id)).toEqual([1]);
    expect(compareRefusals(changes, told(1)).fresh).toEqual([]);
  });

  it('are settled when tried again or let go, and fresh again when refused again', () => {
    expect(compareRefusals([change(1, 'waiting')], told(1, 2)).settled).toEqual([1, 2]);
    expect(compareRefusals([change(1, 'refused')], told()).fresh.map(({ id }) => id)).toEqual([1]);
  });
});
