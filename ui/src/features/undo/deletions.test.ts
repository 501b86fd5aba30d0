import { describe, expect, it, vi } from 'vitest';

import type { PendingChange } from '@/api';

import { compareDeletions, forgetDeletion, tellUntilSent } from './deletions';

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

describe('the words about a deletion', () => {
  it('leave when it is sent, and not because of a list that does not name it yet', () => {
    const close = vi.fn<() => void>();
    tellUntilSent(7, close);
    compareDeletions([]);
    compareDeletions([deletion('waiting')]);
    expect(close).not.toHaveBeenCalled();
    compareDeletions([deletion('sending')]);
    expect(close).toHaveBeenCalledOnce();
    compareDeletions([]);
    expect(close).toHaveBeenCalledOnce();
  });

  it('leave when it is let go elsewhere, or undone', () => {
    const close = vi.fn<() => void>();
    tellUntilSent(7, close);
    compareDeletions([deletion('waiting')]);
    compareDeletions([]);
    expect(close).toHaveBeenCalledOnce();
    tellUntilSent(7, close);
    forgetDeletion(7);
    expect(close).toHaveBeenCalledTimes(2);
  });
});
