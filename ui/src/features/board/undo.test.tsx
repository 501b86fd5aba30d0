import { act, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { problem } from '@/api/fake';

import { cardsOf, column, fake, focused, open } from './testing';

describe('deleting', () => {
  it('takes the card off the board without asking, and "Undo" brings it back', async () => {
    const user = await open();
    const region = await column(/^Pending/);
    const id = (await cardsOf(region))[0]!.dataset['taskId']!;
    await user.click(within(region).getAllByTestId('card-menu')[0]!);
    await user.click(await screen.findByTestId('card-delete'));
    await waitFor(() => expect(document.querySelector(`[data-task-id="${id}"]`)).toBeNull());
    expect(fake.calls('delete_task')).toEqual([{ task: id }]);
    await user.click(await screen.findByText('Undo'));
    await waitFor(() => expect(document.querySelector(`[data-task-id="${id}"]`)).toBeTruthy());
    expect(fake.calls('undo')).toEqual([{ change: 1 }]);
    await waitFor(() => expect(screen.getByTestId('undo-said').textContent).toMatch(/^Undone: Deletion, “/));
    await waitFor(() => expect(screen.queryByText('Undo')).toBeNull());
  });

  it('of several at once is offered for each and for all', async () => {
    const user = await open();
    const remove = async () => {
      const region = await column(/^Pending/);
      const card = (await cardsOf(region))[0]!;
      const id = card.dataset['taskId']!;
      await user.click(within(card.parentElement!).getByTestId('card-menu'));
      await user.click(await screen.findByTestId('card-delete'));
      await waitFor(() => expect(document.querySelector(`[data-task-id="${id}"]`)).toBeNull());
      return id;
    };
    const ids = [await remove(), await remove(), await remove(), await remove()];
    await screen.findByText('4 tasks are being deleted');
    expect(screen.getAllByTestId('undo-one')).toHaveLength(4);
    // The newest stands first.
    await user.click(screen.getAllByTestId('undo-one')[0]!);
    await screen.findByText('3 tasks are being deleted');
    await waitFor(() => expect(document.querySelector(`[data-task-id="${ids[3]}"]`)).toBeTruthy());
    await user.click(screen.getByText('Undo all'));
    for (const id of ids) await waitFor(() => expect(document.querySelector(`[data-task-id="${id}"]`)).toBeTruthy());
    expect(fake.calls('undo').map(({ change }) => change)).toEqual([4, 3, 2, 1]);
  });
});

describe('undo', () => {
  const move = async (user: UserEvent) => {
    const card = (await cardsOf(await column(/^Pending/)))[0]!;
    const id = card.dataset['taskId']!;
    act(() => card.focus());
    await user.keyboard('m');
    const items = await screen.findAllByTestId('move-to');
    await user.click(items.find((item) => item.dataset['state'] === 'cb_completed')!);
    await inColumn(id, /^Completed/);
    return id;
  };
  const inColumn = async (id: string, label: RegExp) => {
    const region = await column(label);
    await waitFor(() => expect(region.querySelector(`[data-task-id="${id}"]`)).toBeTruthy());
  };

  it('by Ctrl+Z brings a moved card back, with the focus, and says it without a toast', async () => {
    const user = await open();
    const id = await move(user);
    await user.keyboard('{Control>}z{/Control}');
    await inColumn(id, /^Pending/);
    await waitFor(() => expect(focused()).toBe(id));
    expect(screen.getByTestId('undo-said').textContent).toMatch(/^Undone: Task State, “/);
    for (const toast of screen.queryAllByRole('alertdialog')) expect(toast.textContent).not.toContain('Undone');

    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await waitFor(() => expect(fake.calls('redo')).toHaveLength(1));
    await inColumn(id, /^Completed/);
    await user.keyboard('{Control>}z{/Control}');
    await inColumn(id, /^Pending/);
    await user.keyboard('{Control>}y{/Control}');
    await inColumn(id, /^Completed/);
  });

  it('stands in the menu of the card it belongs to', async () => {
    const user = await open();
    const id = await move(user);
    const menu = async () => {
      const card = document.querySelector<HTMLElement>(`[data-testid="card"][data-task-id="${id}"]`)!;
      await user.click(within(card.parentElement!).getByTestId('card-menu'));
      await screen.findByTestId('card-delete');
    };
    await menu();
    await user.click(await screen.findByTestId('undo'));
    await inColumn(id, /^Pending/);
    await menu();
    expect(screen.queryByTestId('undo')).toBeNull();
  });

  it('leaves Ctrl+Z to whoever types', async () => {
    const user = await open();
    await move(user);
    await user.click(within(await column(/^Pending/)).getByTestId('quick-add-open'));
    await user.keyboard('abc{Control>}z{/Control}');
    expect(fake.calls('undo')).toEqual([]);
  });

  it('shows a moved card back in its column before it is answered', async () => {
    const user = await open();
    const id = await move(user);
    await waitFor(() => expect(fake.state.status.undo?.leadsTo).toBe('cb_waiting'));
    const release = fake.hold('undo');
    await user.keyboard('{Control>}z{/Control}');
    await inColumn(id, /^Pending/);
    await waitFor(() => expect(focused()).toBe(id));
    expect(fake.state.task(id).state).toBe('cb_completed');
    release();
    await waitFor(() => expect(fake.state.task(id).state).toBe('cb_waiting'));
    await inColumn(id, /^Pending/);
  });

  it('says why something was not undone, and leaves the card where it is', async () => {
    const user = await open();
    const id = await move(user);
    fake.fail('undo', problem({ code: 'changedMeanwhile' }));
    await user.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText('Somebody else has changed this since')).toBeTruthy();
    await inColumn(id, /^Completed/);
  });
});
