import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createQueryClient, listenToRust } from '@/api';
import { account, type Fake, installFake, problem } from '@/api/fake';
import { ToastRegion } from '@/components';
import { setLanguage } from '@/i18n';

import {
  forgetDrafts,
  handOver,
  keepCaret,
  keepDraft,
  moveDrafts,
  readDraft,
  recallDrafts,
  saveDrafts,
  useCaret,
  useDraft,
} from '.';
import { useKeptDrafts } from './useKeptDrafts';

let fake: Fake;
beforeEach(() => {
  setLanguage('en');
  fake = installFake();
});
afterEach(() => {
  forgetDrafts();
  vi.useRealTimers();
  fake.uninstall();
});

const saved = () => fake.calls('save_draft');
const onDisk = (place: string) => JSON.parse(fake.state.drafts.get(place) ?? 'null') as unknown;

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
  it('follow a task that got its id from Cubicl, whichever of the two is asked', () => {
    keepDraft('description:local-1', 'text');
    moveDrafts('local-1', '65f0');
    expect(readDraft('description:65f0')).toBe('text');
    expect(readDraft('description:local-1')).toBe('text');
    keepDraft('description:local-1', undefined);
    expect(readDraft('description:65f0')).toBeUndefined();
  });
  it('tell whoever shows them', () => {
    const shown = renderHook(() => useDraft<string>('comment:1'));
    act(() => keepDraft('comment:1', 'given back'));
    expect(shown.result.current[0]).toBe('given back');
  });
});

describe('on the disk', () => {
  it('is the last of what was typed within half a second, with the caret and without files', async () => {
    vi.useFakeTimers();
    keepDraft('comment:1', { text: 'y', files: [{ id: 1 }] });
    keepDraft('comment:1', { text: 'yarım', files: [{ id: 1 }] });
    keepCaret('comment:1', { field: 'text', start: 3, end: 3 });
    expect(saved()).toEqual([]);
    await vi.advanceTimersByTimeAsync(500);
    expect(saved()).toHaveLength(1);
    expect(onDisk('comment:1')).toEqual({ value: { text: 'yarım' }, caret: { field: 'text', start: 3, end: 3 } });
    keepDraft('comment:1', undefined);
    await vi.advanceTimersByTimeAsync(0);
    expect(fake.state.drafts.has('comment:1'), 'gone at once').toBe(false);
  });

  it('is written while somebody types on and on', async () => {
    vi.useFakeTimers();
    for (let letters = 1; letters <= 10; letters += 1) {
      keepDraft('create', 'x'.repeat(letters));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(saved().length).toBeGreaterThan(0);
    expect(saved().length).toBeLessThan(4);
  });

  it('is written at once when the window is left', async () => {
    renderHook(() => useKeptDrafts(account));
    keepDraft('create', 'x');
    act(() => void window.dispatchEvent(new Event('blur')));
    await waitFor(() => expect(onDisk('create')).toEqual({ value: 'x' }));
  });

  it('keeps the order when writing is slow', async () => {
    renderHook(() => useKeptDrafts(account));
    const release = fake.hold('save_draft');
    keepDraft('create', 'first');
    act(() => void window.dispatchEvent(new Event('blur')));
    await waitFor(() => expect(saved()).toHaveLength(1));
    keepDraft('create', 'second');
    act(() => void window.dispatchEvent(new Event('blur')));
    keepDraft('create', 'third');
    release();
    await waitFor(() => expect(onDisk('create')).toEqual({ value: 'third' }));
    expect(saved().map(({ text }) => text)).toEqual(
      ['first', 'second', 'third'].map((value) => JSON.stringify({ value })),
    );
  });

  it('stays what it is for a text that Rust does not take, and nothing breaks', async () => {
    vi.useFakeTimers();
    fake.fail('save_draft', problem({ code: 'badInput' }));
    keepDraft('create', 'x');
    await vi.advanceTimersByTimeAsync(500);
    expect(readDraft('create')).toBe('x');
    fake.fail('save_draft', null);
    keepDraft('create', 'xy');
    await vi.advanceTimersByTimeAsync(500);
    expect(onDisk('create')).toEqual({ value: 'xy' });
  });

  it('takes a text that it did not take with the next writing, and tells which it does not have', async () => {
    fake.fail('save_draft', problem({ code: 'notStored' }));
    keepDraft('create', 'x');
    keepDraft('comment:1', 'sent');
    keepDraft('comment:1', undefined);
    expect(await saveDrafts()).toEqual(['create']);
    fake.fail('save_draft', null);
    expect(await saveDrafts()).toEqual([]);
    expect(onDisk('create')).toEqual({ value: 'x' });
  });

  it('says once of a text that it is too long to be kept', async () => {
    renderHook(() => useKeptDrafts(account));
    render(<ToastRegion />);
    fake.fail('save_draft', problem({ code: 'badInput' }));
    keepDraft('create', 'far too long');
    expect(await saveDrafts()).toEqual(['create']);
    keepDraft('create', 'far too long!');
    expect(await saveDrafts()).toEqual(['create']);
    expect(await screen.findAllByText('This text is too long to be kept while you write')).toHaveLength(1);
    const tries = saved().length;
    await saveDrafts();
    expect(saved(), 'the same is not tried again').toHaveLength(tries);
  });
});

describe('a text that is handed over', () => {
  const joined = (sent: string, since = '') => `${sent}|${since}`;
  /** A command that answers when the test says so. */
  function command() {
    let answer = (_isTaken: boolean) => {};
    const sent = new Promise<boolean>((resolve) => {
      answer = resolve;
    });
    return { send: () => sent, answer };
  }

  it('is out of its field and still on the disk, with what is typed meanwhile', async () => {
    vi.useFakeTimers();
    const { send } = command();
    keepDraft('comment:1', 'sent');
    void handOver('comment:1', send, joined);
    expect(readDraft('comment:1')).toBeUndefined();
    await vi.advanceTimersByTimeAsync(500);
    expect(onDisk('comment:1')).toEqual({ value: 'sent|' });
    keepDraft('comment:1', 'since');
    await vi.advanceTimersByTimeAsync(500);
    expect(onDisk('comment:1')).toEqual({ value: 'sent|since' });
  });

  it('leaves the disk at once when it is taken, and nothing of what was typed meanwhile', async () => {
    vi.useFakeTimers();
    const first = command();
    keepDraft('comment:1', 'sent');
    await vi.advanceTimersByTimeAsync(500);
    void handOver('comment:1', first.send, joined);
    first.answer(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(fake.state.drafts.has('comment:1')).toBe(false);
    const second = command();
    keepDraft('comment:1', 'sent');
    void handOver('comment:1', second.send, joined);
    keepDraft('comment:1', 'since');
    second.answer(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(onDisk('comment:1')).toEqual({ value: 'since' });
    expect(readDraft('comment:1')).toBe('since');
  });

  it('comes back before what was typed meanwhile when it is not taken, under the id of the moment', async () => {
    const { send, answer } = command();
    keepDraft('comment:local-1', 'sent');
    const handed = handOver('comment:local-1', send, joined);
    moveDrafts('local-1', '65f0');
    keepDraft('comment:65f0', 'since');
    answer(false);
    expect(await handed).toBe(false);
    expect(readDraft('comment:65f0')).toBe('sent|since');
  });

  it('does not come back into another account', async () => {
    const { send, answer } = command();
    keepDraft('comment:1', 'sent');
    const handed = handOver('comment:1', send, joined);
    forgetDrafts();
    answer(false);
    await handed;
    expect(readDraft('comment:1')).toBeUndefined();
  });
});

describe('at the next start', () => {
  it('they are back, and what was typed meanwhile is newer', async () => {
    fake.state.drafts.set('comment:1', JSON.stringify({ value: 'of yesterday' }));
    fake.state.drafts.set('create', JSON.stringify({ value: 'of yesterday' }));
    fake.state.drafts.set('comment:2', 'not ours');
    keepDraft('create', 'of today');
    renderHook(() => useKeptDrafts(account));
    await waitFor(() => expect(readDraft('comment:1')).toBe('of yesterday'));
    expect(readDraft('create')).toBe('of today');
    expect(readDraft('comment:2')).toBeUndefined();
  });

  it('another account does not see them, and they stay on the disk', async () => {
    fake.state.drafts.set('comment:1', JSON.stringify({ value: 'secret' }));
    const kept = renderHook(({ who }) => useKeptDrafts(who), {
      initialProps: { who: account as typeof account | null },
    });
    await waitFor(() => expect(readDraft('comment:1')).toBe('secret'));
    keepDraft('create', 'typed in the last moment');
    kept.rerender({ who: null });
    expect(readDraft('comment:1')).toBeUndefined();
    expect(readDraft('create')).toBeUndefined();
    expect(saved()).toEqual([]);
  });

  it('they come when the file opens late', async () => {
    const stop = await listenToRust(createQueryClient());
    const storage = { state: 'failing', problem: problem({ code: 'diskFull' }) } as const;
    fake.state.status = { ...fake.state.status, storage };
    renderHook(() => useKeptDrafts(account));
    await waitFor(() => expect(fake.calls('status')).toHaveLength(1));
    fake.state.drafts.set('comment:1', JSON.stringify({ value: 'from before' }));
    const status = { ...fake.state.status, storage: { state: 'kept' } as const };
    await act(() => fake.tell({ type: 'statusChanged', status }));
    await waitFor(() => expect(readDraft('comment:1')).toBe('from before'));
    stop();
  });

  it('the confirmed id is heard', async () => {
    const stop = await listenToRust(createQueryClient());
    renderHook(() => useKeptDrafts(account));
    keepDraft('comment:local-1', 'x');
    await act(() => fake.tell({ type: 'taskConfirmed', local: 'local-1', id: '65f0' }));
    await waitFor(() => expect(readDraft('comment:65f0')).toBe('x'));
    stop();
  });
});

describe('the caret', () => {
  function Field() {
    const [text, keep] = useDraft<string>('comment:1');
    const caret = useCaret<HTMLTextAreaElement>('comment:1');
    return <textarea {...caret} value={text ?? ''} onChange={(event) => keep(event.currentTarget.value)} />;
  }
  const field = () => screen.getByRole<HTMLTextAreaElement>('textbox');

  it('is remembered where it was moved to', async () => {
    const user = userEvent.setup();
    const view = render(<Field />);
    await user.type(field(), 'bir iki{ArrowLeft}{ArrowLeft}');
    view.unmount();
    render(<Field />);
    expect(field().selectionStart).toBe(5);
    expect(document.activeElement).toBe(document.body);
  });

  it('comes back from the disk with the keyboard in the field, once', async () => {
    const view = render(<Field />);
    const text = JSON.stringify({ value: 'bir iki', caret: { field: 'text', start: 3, end: 3 } });
    act(() => recallDrafts([{ place: 'comment:1', text }]));
    await waitFor(() => expect(document.activeElement).toBe(field()));
    expect(field().selectionStart).toBe(3);
    view.unmount();
    render(<Field />);
    await new Promise(requestAnimationFrame);
    expect(document.activeElement).toBe(document.body);
    expect(field().selectionStart).toBe(3);
  });
});
