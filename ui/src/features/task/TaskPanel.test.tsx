import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { createQueryClient } from '@/api';
import { problem } from '@/api/fake';
import { readDraft, recallDrafts } from '@/features/drafts';
import { PeopleProvider } from '@/features/people';

import { TaskPanel } from './TaskPanel';
import { changes, fake, ID, onClose, onOpenClient, onOpenTask, open } from './testing';

describe('an edit is sent alone', () => {
  it('the name, by Enter', async () => {
    const user = userEvent.setup();
    await open();
    const name = screen.getByTestId('task-name');
    await user.clear(name);
    await user.type(name, '  Yeni   ad {Enter}');
    await waitFor(() => expect(changes()).toEqual([{ field: 'name', value: 'Yeni ad' }]));
  });

  it('nothing when the name is left as it was, emptied or restored with Esc', async () => {
    const user = userEvent.setup();
    await open();
    const name = screen.getByTestId<HTMLTextAreaElement>('task-name');
    const before = name.value;
    await user.click(name);
    await user.tab();
    await user.clear(name);
    await user.tab();
    await user.type(name, ' more{Escape}');
    await user.tab();
    expect(name.value).toBe(before);
    expect(changes()).toEqual([]);
    expect(onClose).not.toHaveBeenCalled();
  });

  it('the state, from the menu', async () => {
    const user = userEvent.setup();
    await open();
    const chip = screen.getByTestId('task-state');
    await user.click(chip);
    const other = screen.getAllByRole('menuitemradio').find((item) => item.getAttribute('aria-checked') === 'false');
    if (!other) throw new Error('no other state');
    await user.click(other);
    await waitFor(() => expect(changes()).toHaveLength(1));
    expect(changes()[0]).toEqual({ field: 'state', value: expect.stringMatching(/^cb_/) });
  });

  it('a step that is ticked, renamed, removed and added', async () => {
    const user = userEvent.setup();
    await open();
    const steps = screen.getAllByTestId('step');
    const first = steps[0];
    if (!first) throw new Error('no steps');
    const key = first.dataset['key'];
    await user.click(within(first).getByRole('checkbox'));
    await waitFor(() =>
      expect(changes().at(-1)).toEqual({ field: 'stepTicked', value: { key, done: expect.any(Boolean) } }),
    );
    await user.click(within(first).getByRole('button', { name: /^Rename/ }));
    await user.clear(screen.getByLabelText('Name of the step'));
    await user.type(screen.getByLabelText('Name of the step'), 'Ölç{Enter}');
    await waitFor(() => expect(changes().at(-1)).toEqual({ field: 'stepRenamed', value: { key, name: 'Ölç' } }));
    await user.click(screen.getByTestId('step-add'));
    await user.type(screen.getByTestId('step-add-input'), 'Bir{Enter}İki{Enter}');
    await waitFor(() => expect(changes().at(-1)).toEqual({ field: 'stepAdded', value: { name: 'İki' } }));
    expect(changes()).toContainEqual({ field: 'stepAdded', value: { name: 'Bir' } });
    await user.click(within(first).getByRole('button', { name: /^Remove/ }));
    await waitFor(() => expect(changes().at(-1)).toEqual({ field: 'stepRemoved', value: { key } }));
  });

  it('a deadline: the last second of the day, and null to clear it', async () => {
    const user = userEvent.setup();
    await open();
    await user.click(screen.getByTestId('task-deadline'));
    await user.click(await screen.findByTestId('day-tomorrow'));
    const tomorrow = new Date();
    tomorrow.setDate(tomorrow.getDate() + 2);
    tomorrow.setHours(0, 0, 0, 0);
    await waitFor(() => expect(changes()).toEqual([{ field: 'deadline', value: tomorrow.getTime() / 1000 - 1 }]));
    await waitFor(() => expect(screen.queryByTestId('day-tomorrow')).toBeNull());
    await user.click(screen.getByTestId('task-deadline'));
    await user.click(await screen.findByTestId('day-clear'));
    await waitFor(() => expect(changes().at(-1)).toEqual({ field: 'deadline', value: null }));
  });

  it('tags once, when the picker closes, with a new one made by Enter', async () => {
    const user = userEvent.setup();
    fake.state.task(ID).tags = ['Acil'];
    await open();
    await user.click(screen.getByTestId('task-tags'));
    await user.keyboard('Bambaşka{Enter}');
    expect(changes()).toEqual([]);
    await user.keyboard('{Escape}{Escape}');
    await waitFor(() => expect(changes()).toEqual([{ field: 'tags', value: ['Acil', 'Bambaşka'] }]));
    expect(onClose).not.toHaveBeenCalled();
  });

  it('a removed file, after asking', async () => {
    const user = userEvent.setup();
    await open('p-villa-t1');
    const [file] = await screen.findAllByTestId('file');
    if (!file) throw new Error('no files');
    await user.click(within(file).getByTestId('file-menu'));
    await user.click(screen.getByTestId('file-remove'));
    await user.click(screen.getByTestId('confirm'));
    await waitFor(() => expect(changes()).toEqual([{ field: 'fileRemoved', value: file.dataset['fileId'] }]));
  });
});

describe('the composer', () => {
  it('sends with Ctrl+Enter, with its files, and empties itself', async () => {
    const user = userEvent.setup();
    await open();
    const box = screen.getByTestId<HTMLTextAreaElement>('comment-box');
    await user.type(box, 'Merhaba{Enter}dünya');
    await user.click(screen.getByTestId('comment-attach'));
    await screen.findByTestId('comment-file');
    await user.click(box);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(fake.calls('comment')).toEqual([{ task: ID, text: 'Merhaba\ndünya', files: [1] }]));
    expect(box.value).toBe('');
    expect(screen.queryByTestId('comment-file')).toBeNull();
  });

  it('gives the text back when it is not taken', async () => {
    const user = userEvent.setup();
    fake.fail('comment', problem({ code: 'signedOut' }));
    await open();
    const box = screen.getByTestId<HTMLTextAreaElement>('comment-box');
    await user.type(box, 'Kaybolmasın');
    await user.click(screen.getByTestId('comment-send'));
    await waitFor(() => expect(fake.calls('comment')).toHaveLength(1));
    await waitFor(() => expect(box.value).toBe('Kaybolmasın'));
  });

  it('keeps what it sent on the disk until it is taken, and no longer', async () => {
    const user = userEvent.setup();
    const release = fake.hold('comment');
    await open();
    const box = screen.getByTestId<HTMLTextAreaElement>('comment-box');
    await user.type(box, 'Bir kez{Control>}{Enter}{/Control}');
    await user.type(box, 'Sonra');
    const place = `comment:${ID}`;
    await waitFor(() => expect(fake.state.drafts.get(place)).toContain(JSON.stringify('Bir kez\nSonra')));
    expect(box.value).toBe('Sonra');
    release();
    await waitFor(() => expect(fake.state.drafts.get(place)).toContain(JSON.stringify('Sonra')));
  });

  it('keeps a draft per task over closing and opening', async () => {
    const user = userEvent.setup();
    const view = await open();
    await user.type(screen.getByTestId('comment-box'), 'yarım cümle');
    view.unmount();
    const other = await open('p-villa-t1');
    expect(screen.getByTestId<HTMLTextAreaElement>('comment-box').value).toBe('');
    other.unmount();
    await open();
    expect(screen.getByTestId<HTMLTextAreaElement>('comment-box').value).toBe('yarım cümle');
  });

  it('opens a description that was being written, with the caret in it', async () => {
    const value = { html: '<p>bir iki</p>', from: '<p>bir</p>', open: true };
    const text = JSON.stringify({ value, caret: { field: 'text', start: 4, end: 4 } });
    recallDrafts([{ place: `description:${ID}`, text }]);
    await open();
    const editor = await screen.findByTestId('task-description-edit');
    expect(editor.textContent).toBe('bir iki');
    await waitFor(() => {
      const caret = document.getSelection();
      expect([caret?.anchorNode?.textContent, caret?.anchorOffset]).toEqual(['bir iki', 3]);
    });
  });

  it('puts a refused comment back into the field', async () => {
    const user = userEvent.setup();
    fake.state.task(ID).changes = [refused('comment', 'Reddedilen yorum')];
    await open();
    const note = screen.getByTestId('refused-comment');
    expect(within(note).getByTestId('own-text').textContent).toBe('Reddedilen yorum');
    await user.click(screen.getByTestId('comment-given-back'));
    expect(screen.getByTestId<HTMLTextAreaElement>('comment-box').value).toBe('Reddedilen yorum');
    await waitFor(() => expect(fake.calls('discard_change')).toEqual([{ change: 7 }]));
  });

  it('lets a refused comment go only when the disk has its text in the field', async () => {
    const user = userEvent.setup();
    fake.state.task(ID).changes = [refused('comment', 'Reddedilen yorum')];
    fake.fail('save_draft', problem({ code: 'notStored' }));
    const release = fake.hold('save_draft');
    await open();
    await user.click(screen.getByTestId('comment-given-back'));
    await waitFor(() => expect(fake.calls('save_draft')).toHaveLength(1));
    release();
    await user.click(screen.getByTestId('comment-given-back'));
    await waitFor(() => expect(fake.calls('save_draft')).toHaveLength(2));
    expect(fake.calls('discard_change')).toEqual([]);
    fake.fail('save_draft', null);
    await user.click(screen.getByTestId('comment-given-back'));
    await waitFor(() => expect(fake.calls('discard_change')).toEqual([{ change: 7 }]));
    expect(fake.state.drafts.get(`comment:${ID}`)).toContain('"text":"Reddedilen yorum"');
  });
});

describe('a refused change', () => {
  it('stands beside its field with the person’s own text, Try again and Discard change', async () => {
    const user = userEvent.setup();
    fake.state.task(ID).changes = [refused('name', 'Benim adım')];
    await open();
    const note = screen.getByTestId('refused-name');
    expect(within(note).getByTestId('own-text').textContent).toBe('Benim adım');
    await user.click(within(note).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(fake.calls('retry_change')).toEqual([{ change: 7 }]));
    await user.click(within(note).getByRole('button', { name: 'Discard change' }));
    expect(fake.calls('discard_change')).toEqual([]);
    await user.click(await screen.findByTestId('confirm'));
    await waitFor(() => expect(fake.calls('discard_change')).toEqual([{ change: 7 }]));
  });

  it('says why it can be neither tried again nor let go', async () => {
    const user = userEvent.setup();
    fake.state.task(ID).changes = [refused('deadline', null)];
    fake.fail('retry_change', problem({ code: 'diskFull' }));
    fake.fail('discard_change', problem({ code: 'notFound' }));
    await open();
    const note = screen.getByTestId('refused-deadline');
    await user.click(within(note).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(note.textContent).toContain("The change was not madeThis computer's disk is full"));
    fake.fail('retry_change', null);
    await user.click(within(note).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(note.textContent).not.toContain('The change was not made'));
    await user.click(within(note).getByRole('button', { name: 'Discard change' }));
    await waitFor(() => expect(note.textContent).toContain('The change was not made'));
  });
});

describe('the panel', () => {
  it('closes with Esc and gives the focus back', async () => {
    const user = userEvent.setup();
    const card = document.body.appendChild(document.createElement('button'));
    card.focus();
    const view = await open();
    expect(document.activeElement).toBe(screen.getByTestId('task-panel'));
    await user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledOnce();
    view.unmount();
    await waitFor(() => expect(document.activeElement).toBe(card));
    card.remove();
  });

  it('follows a task that got its id from Cubicl, with its draft', async () => {
    const user = userEvent.setup();
    await open();
    await user.type(screen.getByTestId('comment-box'), 'taslak');
    await fake.tell({ type: 'taskConfirmed', local: ID, id: '65f0' });
    await waitFor(() => expect(onOpenTask).toHaveBeenCalledWith('65f0', { replace: true }));
    expect(readDraft<{ text: string }>('comment:65f0')?.text).toBe('taslak');
  });

  it('attaches a pasted picture to the task', async () => {
    const user = userEvent.setup();
    await open();
    await user.click(screen.getByTestId('task-panel'));
    const clipboard = { files: [new File(['abc'], 'image.png', { type: 'image/png' })], types: ['Files'] };
    const paste = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData: clipboard });
    screen.getByTestId('task-panel').dispatchEvent(paste);
    await waitFor(() => expect(fake.calls('attach_files')).toEqual([{ task: ID, files: [99] }]));
    expect(fake.calls('paste_file')[0]).toMatchObject({ base64: btoa('abc'), name: expect.stringMatching(/\.png$/) });
  });

  it('deletes and closes', async () => {
    const user = userEvent.setup();
    await open();
    await user.click(screen.getByTestId('task-menu'));
    await user.click(screen.getByTestId('task-delete'));
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(fake.calls('delete_task')).toEqual([{ task: ID }]);
  });

  it('makes a subtask with Enter', async () => {
    const user = userEvent.setup();
    await open();
    await user.click(screen.getByTestId('subtask-add'));
    await user.type(screen.getByTestId('subtask-add-input'), 'Alt iş{Enter}');
    await waitFor(() => expect(fake.calls('create_task')).toHaveLength(1));
    expect(fake.calls('create_task')[0]).toMatchObject({ task: { name: 'Alt iş', parent: ID, project: 'p-villa' } });
  });

  it('does not say that nobody owns or follows a task of which this was not read', async () => {
    Object.assign(fake.state.task(ID), { owner: null, followers: [], complete: false });
    const { unmount } = await open();
    expect(screen.queryByText('Nobody follows')).toBeNull();
    expect(screen.queryByText('Nobody')).toBeNull();
    unmount();
    Object.assign(fake.state.task(ID), { complete: true });
    await open();
    expect(screen.getByText('Nobody follows')).toBeTruthy();
    expect(screen.getByText('Nobody')).toBeTruthy();
  });

  it.each(['offline', 'serverTrouble'] as const)('says why the activities are not there: %s', async (code) => {
    fake.fail('activities', problem({ code }));
    await open();
    const isOffline = code === 'offline';
    await screen.findByText(
      isOffline ? 'They are read when the network is back.' : 'The activities could not be read.',
    );
    expect(screen.queryAllByRole('alert'), 'offline is no alarm').toHaveLength(isOffline ? 0 : 1);
  });

  it('says that a task is gone and offers to close', async () => {
    const user = userEvent.setup();
    fake.fail('task', problem({ code: 'notFound' }));
    render(
      <QueryClientProvider client={createQueryClient()}>
        <PeopleProvider>
          <TaskPanel task="x" onClose={onClose} onOpenTask={onOpenTask} onOpenClient={onOpenClient} />
        </PeopleProvider>
      </QueryClientProvider>,
    );
    await user.click(await screen.findByTestId('gone-close'));
    expect(onClose).toHaveBeenCalledOnce();
  });
});

function refused(what: 'name' | 'comment' | 'deadline', text: string | null) {
  return {
    id: 7,
    task: ID,
    taskName: '',
    project: 'p-villa',
    chat: null,
    what,
    state: { state: 'refused' as const, problem: problem({ code: 'notPermitted' }, true), backTo: null },
    text,
    trouble: null,
  };
}
