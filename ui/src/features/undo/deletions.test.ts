import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { PendingChange } from '@/api';

import { compareDeletions, currentDeletions, forgetDeletions, tellDeletion } from './deletions';

const deletion = (state: 'waiting' | 'sending'): PendingChange => ({
  id: 7,
  task: 't',
  taskName: 'Boya',
  project: 'p',
  chat: null,
  what: 'delete',
  state: { state },
  text: null,
  trouble: null,
});
const told = () => currentDeletions().map(({ change }) => change);
const tell = (change: number) => tellDeletion({ change, name: 'Boya', undo: () => Promise.resolve() });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  forgetDeletions();
  vi.useRealTimers();
});

describe('the words about a deletion', () => {
  it('leave when it is sent, and not because of a list that does not name it yet', () => {
    tell(7);
    compareDeletions([]);
    compareDeletions([deletion('waiting')]);
    expect(told()).toEqual([7]);
    compareDeletions([deletion('sending')]);
    expect(told()).toEqual([]);
  });

  it('leave when it is let go elsewhere', () => {
    tell(7);
    compareDeletions([deletion('waiting')]);
    compareDeletions([]);
    expect(told()).toEqual([]);
  });

  it('stay for the seconds of each', () => {
    tell(7);
    vi.advanceTimersByTime(5000);
    tell(8);
    vi.advanceTimersByTime(2900);
    expect(told()).toEqual([7, 8]);
    vi.advanceTimersByTime(200);
    expect(told()).toEqual([8]);
    vi.advanceTimersByTime(5000);
    expect(told()).toEqual([]);
  });
});
