import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';

import { problem } from '@/api/fake';
import { setLanguage } from '@/i18n';

import { cardsOf, column, fake, focused, open, opened } from './testing';

describe('columns', () => {
  it('are the states of the project, with names in the language and counts', async () => {
    await open();
    await column(/^Pending, \d+ tasks$/);
    const names = screen.getAllByTestId('column').map((each) => each.getAttribute('aria-label'));
    expect(names.map((name) => name?.replace(/\d+/, 'n'))).toEqual([
      'Pending, n tasks',
      'Active, n tasks',
      'Completed, n tasks',
      'Suspended, n tasks',
    ]);
  });

  it('speak Turkish', async () => {
    setLanguage('tr');
    await open();
    expect(await column(/^Bekliyor, \d+ görev$/)).toBeTruthy();
  });

  it('collapse, keep their count, and remember it', async () => {
    const user = await open();
    await user.click(within(await column(/^Active/)).getByTestId('column-menu'));
    await user.click(await screen.findByTestId('column-collapse'));
    const strip = within(await column(/^Active/)).getByTestId('column-expand');
    expect(strip).toHaveProperty('textContent', expect.stringMatching(/\d+Active/));
    expect(fake.calls('save_settings').at(-1)).toMatchObject({ settings: { collapsedColumns: ['p-villa/cb_active'] } });
    await user.click(strip);
    expect((await cardsOf(await column(/^Active/))).length).toBeGreaterThan(0);
  });

  it('keep the focus when they are collapsed and expanded', async () => {
    const user = await open();
    const menu = within(await column(/^Active/)).getByTestId('column-menu');
    act(() => menu.focus());
    await user.keyboard('{Enter}');
    await screen.findByTestId('column-collapse');
    await user.keyboard('{End}{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('column-expand')));
    await user.keyboard('{Enter}');
    const again = within(await column(/^Active/)).getByTestId('column-menu');
    await waitFor(() => expect(document.activeElement).toBe(again));
  });
});

describe('the keyboard', () => {
  it('walks between cards and columns from one stop for Tab', async () => {
    const user = await open();
    const first = (await cardsOf(await column(/^Pending/)))[0]!;
    expect(screen.getAllByTestId('card').filter((card) => card.tabIndex === 0)).toEqual([first]);
    act(() => first.focus());
    await user.keyboard('{ArrowDown}');
    const second = focused();
    expect(second).toBe((await cardsOf(await column(/^Pending/)))[1]!.dataset['taskId']);
    await user.keyboard('{ArrowRight}');
    expect(focused()).toBe((await cardsOf(await column(/^Active/)))[1]!.dataset['taskId']);
    await user.keyboard('{ArrowLeft}{Home}');
    expect(focused()).toBe(first.dataset['taskId']);
    expect(screen.getAllByTestId('card').filter((card) => card.tabIndex === 0)).toHaveLength(1);
  });

  it('opens with Enter', async () => {
    const user = await open();
    const first = (await cardsOf(await column(/^Pending/)))[0]!;
    act(() => first.focus());
    await user.keyboard('{Enter}');
    expect(opened).toHaveBeenCalledWith(first.dataset['taskId']);
  });

  it('is at the card again when its task is closed, each time, and stays where the person goes then', async () => {
    const user = await open();
    const { taskId } = (await cardsOf(await column(/^Pending/)))[0]!.dataset;
    for (const _time of ['first', 'second']) {
      act(() => document.querySelector<HTMLElement>(`[data-task-id="${taskId}"]`)!.focus());
      await user.keyboard('{Enter}');
      await user.click(await screen.findByRole('button', { name: 'Close the task' }));
      await waitFor(() => expect(focused()).toBe(taskId));
    }
    const filter = screen.getByLabelText('filter');
    await user.type(filter, 'ta');
    await column(/^Pending/);
    expect(document.activeElement).toBe(filter);
  });
});

describe('moving by menu', () => {
  it('sends the state alone and brings the card and the focus to the other column', async () => {
    const user = await open();
    const first = (await cardsOf(await column(/^Pending/)))[0]!;
    const id = first.dataset['taskId'];
    act(() => first.focus());
    await user.keyboard('m');
    const choices = await screen.findAllByTestId('move-to');
    expect(choices.map((choice) => choice.dataset['state'])).toEqual([
      'cb_waiting',
      'cb_active',
      'cb_completed',
      'cb_suspended',
    ]);
    expect(choices[0]!.getAttribute('aria-disabled')).toBe('true');
    await user.click(choices[2]!);
    await waitFor(async () =>
      expect((await cardsOf(await column(/^Completed/))).map((card) => card.dataset['taskId'])).toContain(id),
    );
    expect(fake.calls('change_task')).toEqual([
      { task: id, change: { field: 'state', value: 'cb_completed' }, seen: { field: 'state', value: 'cb_waiting' } },
    ]);
    await waitFor(() => expect(focused()).toBe(id));
  });

  it('puts the card back and says so when it could not even be noted', async () => {
    const user = await open();
    fake.fail('change_task', problem({ code: 'signedOut' }));
    const first = (await cardsOf(await column(/^Pending/)))[0]!;
    const id = first.dataset['taskId'];
    act(() => first.focus());
    await user.keyboard('m');
    await user.click((await screen.findAllByTestId('move-to'))[1]!);
    await screen.findByText(/could not be moved and is back in Pending/);
    expect((await cardsOf(await column(/^Pending/))).map((card) => card.dataset['taskId'])).toContain(id);
  });
});

describe('a change that Cubicl refused', () => {
  const refuse = (backTo: string) =>
    act(async () => {
      fake.state.changes = [
        {
          id: 5,
          task: 'p-villa-t1',
          taskName: 'Invoice',
          project: 'p-villa',
          chat: null,
          what: 'state',
          state: { state: 'refused', problem: problem({ code: 'notPermitted' }), backTo },
          text: null,
          trouble: null,
        },
      ];
      await fake.tell({ type: 'changesChanged' });
    });

  it('is said once, with where the card is, why, and "Try again"', async () => {
    const user = await open();
    await column(/^Pending/);
    await refuse('cb_waiting');
    const words = "Cubicl didn't accept the new state, so “Invoice” is back in Pending.";
    await screen.findByText(words);
    expect(screen.getAllByText(/You don't have permission/).length).toBeTruthy();
    await refuse('cb_waiting');
    expect(screen.getAllByText(words)).toHaveLength(1);
    const told = screen.getByRole('alertdialog', { name: words });
    await user.click(within(told).getByRole('button', { name: 'Try again' }));
    expect(fake.calls('retry_change')).toEqual([{ change: 5 }]);
  });
});

describe('quick add', () => {
  it('adds with Enter, stays for the next, closes with Escape and gives the focus back', async () => {
    const user = await open();
    await user.click(within(await column(/^Active/)).getByTestId('quick-add-open'));
    await user.keyboard('  İlk iş  {Enter}');
    const input = screen.getByTestId<HTMLInputElement>('quick-add-input');
    await waitFor(() => expect(input.value).toBe(''));
    expect(document.activeElement).toBe(input);
    expect(fake.calls('create_task')).toMatchObject([
      { task: { project: 'p-villa', name: 'İlk iş', state: 'cb_active' } },
    ]);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('quick-add-input')).toBeNull());
    await waitFor(() => expect((document.activeElement as HTMLElement).dataset['testid']).toBe('quick-add-open'));
  });

  it('sends nothing for a blank name', async () => {
    const user = await open();
    await user.click(within(await column(/^Active/)).getByTestId('quick-add-open'));
    await user.keyboard('   {Enter}');
    expect(fake.calls('create_task')).toEqual([]);
  });

  it('stays open when another window takes the focus for a while', async () => {
    const user = await open();
    await user.click(within(await column(/^Active/)).getByTestId('quick-add-open'));
    fireEvent.blur(screen.getByTestId('quick-add-input'));
    expect(screen.queryByTestId('quick-add-input')).not.toBeNull();
  });

  it('loses no text: not when it fails, not when it is closed', async () => {
    const user = await open();
    fake.fail('create_task', problem({ code: 'signedOut' }));
    await user.click(within(await column(/^Pending/)).getByTestId('quick-add-open'));
    await user.keyboard('Kept words{Enter}');
    await screen.findByText('The task was not added. Your text is still here.');
    expect(screen.getByTestId<HTMLInputElement>('quick-add-input').value).toBe('Kept words');
    await user.keyboard('{Escape}');
    await user.click(within(await column(/^Pending/)).getByTestId('quick-add-open'));
    expect(screen.getByTestId<HTMLInputElement>('quick-add-input').value).toBe('Kept words');
    await user.clear(screen.getByTestId('quick-add-input'));
  });

  it('keeps what is typed while a slow disk takes the one before, and adds each once', async () => {
    const user = await open();
    const release = fake.hold('create_task');
    await user.click(within(await column(/^Active/)).getByTestId('quick-add-open'));
    const input = screen.getByTestId<HTMLInputElement>('quick-add-input');
    await user.type(input, 'Bir{Enter}{Enter}İki');
    expect(input.value).toBe('İki');
    release();
    await waitFor(() => expect(fake.state.tasks.size).toBeGreaterThan(0));
    await user.type(input, ' buçuk{Enter}');
    await waitFor(() => expect(fake.calls('create_task')).toHaveLength(2));
    expect(fake.calls('create_task')).toMatchObject([{ task: { name: 'Bir' } }, { task: { name: 'İki buçuk' } }]);
  });

  it('gives a name back before what was typed since, and stays open for it', async () => {
    const user = await open();
    fake.fail('create_task', problem({ code: 'notStored' }));
    const release = fake.hold('create_task');
    await user.click(within(await column(/^Active/)).getByTestId('quick-add-open'));
    const input = screen.getByTestId<HTMLInputElement>('quick-add-input');
    await user.type(input, 'Bir{Enter}');
    await user.click(screen.getByLabelText('filter'));
    release();
    await waitFor(() => expect(screen.getByTestId<HTMLInputElement>('quick-add-input').value).toBe('Bir'));
    await screen.findByText('The task was not added. Your text is still here.');
    await user.clear(input);
  });

  it('is not offered where the person may not add', async () => {
    await open({ project: 'p-accounts' });
    await column(/^Pending/);
    await waitFor(() => expect(screen.queryByTestId('quick-add-open')).toBeNull());
  });
});

describe('the menu of a card', () => {
  it.each([
    [true, 'The name was copied.'],
    [false, 'The name could not be copied.'],
  ])('says whether the name was copied: %s', async (isCopied, words) => {
    const user = await open();
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async () => {
      if (!isCopied) throw new Error('no clipboard');
    });
    await user.click(within(await column(/^Pending/)).getAllByTestId('card-menu')[0]!);
    await user.click(await screen.findByRole('menuitem', { name: 'Copy name' }));
    expect(await screen.findByText(words)).toBeTruthy();
  });
});

describe('other screens', () => {
  it('show an empty project its next step', async () => {
    const user = await open({ project: 'p-empty' });
    await user.click(await screen.findByTestId('add-first-task'));
    expect(document.activeElement).toBe(screen.getByTestId('quick-add-input'));
  });

  it('offer to clear a search that finds nothing', async () => {
    const user = await open({ text: 'zzzz' });
    await user.click(await screen.findByRole('button', { name: 'Clear the search' }));
    expect(await column(/^Pending/)).toBeTruthy();
  });

  it('say that a project is gone', async () => {
    await open({}, (each) => each.fail('board', problem({ code: 'notFound' })));
    expect(await screen.findByText('This project is not here any more')).toBeTruthy();
  });

  it('keep the known board with a quiet line when there is no connection', async () => {
    await open({}, ({ state }) => {
      const read = state.board.bind(state);
      state.board = (query) => ({
        ...read(query),
        freshness: { asOf: state.now - 1559, refreshing: false, problem: problem({ code: 'offline' }) },
      });
    });
    await column(/^Pending/);
    expect(screen.getByTestId('board-freshness').textContent).toMatch(
      /The tasks you see were last read: 25 minutes ago/,
    );
  });
});
