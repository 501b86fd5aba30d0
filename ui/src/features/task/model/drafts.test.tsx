import { act, renderHook } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';

import { forgetDrafts, keepDraft, moveDrafts, readDraft, useDraft } from './drafts';

afterEach(forgetDrafts);

describe('drafts', () => {
  it('outlive the component that wrote them', () => {
    const first = renderHook(() => useDraft<string>('comment:1'));
    act(() => first.result.current[1]('half a sentence'));
    first.unmount();
    expect(renderHook(() => useDraft<string>('comment:1')).result.current[0]).toBe('half a sentence');
  });
  it('belong to one task', () => {
    keepDraft('comment:1', 'mine');
    expect(readDraft('comment:2')).toBeUndefined();
  });
  it('follow a task that got its id from Cubicl', () => {
    keepDraft('description:local-1', 'text');
    moveDrafts('local-1', '65f0');
    expect(readDraft('description:65f0')).toBe('text');
    expect(readDraft('description:local-1')).toBeUndefined();
  });
  it('tell whoever shows them', () => {
    const shown = renderHook(() => useDraft<string>('comment:1'));
    act(() => keepDraft('comment:1', 'given back'));
    expect(shown.result.current[0]).toBe('given back');
  });
});
