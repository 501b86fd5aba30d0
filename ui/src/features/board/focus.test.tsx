// Where the focus goes on a board, and that it is seen there.
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';

import { cardsOf, column, fake, focused, open, opened } from './testing';

const ids = async (label: RegExp) => (await cardsOf(await column(label))).map((card) => card.dataset['taskId']);

describe('a column that is not in the window', () => {
  /** The states of the columns that the board was scrolled to. */
  const watch = () => {
    const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView');
    return () =>
      scrolled.mock.calls.flatMap(([how], at) => {
        expect(how).toEqual({ block: 'nearest', inline: 'nearest' });
        return (scrolled.mock.contexts[at] as HTMLElement).dataset['state'] ?? [];
      });
  };

  it('comes into view when the arrows lead to it, and when a card is moved to it by menu', async () => {
    const user = await open();
    const shown = watch();
    const first = (await cardsOf(await column(/^Pending/)))[0]!;
    act(() => first.focus());
    await user.keyboard('{ArrowRight}');
    expect(shown().at(-1)).toBe('cb_active');
    await user.keyboard('m');
    await user.click((await screen.findAllByTestId('move-to'))[3]!);
    await waitFor(() => expect(shown().at(-1)).toBe('cb_suspended'));
  });

  it('comes into view for a task that was opened elsewhere, beside its panel', async () => {
    await open({ task: 'p-villa-t2' });
    const shown = watch();
    const board = await screen.findByTestId('board');
    expect(board.dataset['taskOpen']).toBe('true');
    await waitFor(() => expect(shown()).toHaveLength(1));
  });

  it('stays where it is when one of its cards is opened', async () => {
    const user = await open();
    const first = (await cardsOf(await column(/^Pending/)))[0]!;
    act(() => first.focus());
    const shown = watch();
    await user.keyboard('{Enter}');
    expect(opened).toHaveBeenCalled();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    expect(shown()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Close the task' }));
    await waitFor(() => expect(focused()).toBe(first.dataset['taskId']));
    expect(shown().at(-1)).toBe('cb_waiting');
  });
});

describe('a card that leaves the board with the focus on it', () => {
  const pending = () =>
    fake.state.board({ project: 'p-villa', text: '', onlyMine: false }).columns[0]!.cards.map(({ id }) => id);

  /** Does it to the card that these keys lead to from the first one, by the menu; answers with the cards as they were. */
  const leave = async (keys: string, what: string) => {
    const user = await open();
    const first = (await cardsOf(await column(/^Pending/)))[0]!;
    const before = pending();
    act(() => first.focus());
    await user.keyboard(`${keys}{Tab}{Enter}`);
    await user.click(await screen.findByTestId(what));
    await waitFor(() => expect(pending()).toHaveLength(before.length - 1));
    return before;
  };

  it('leaves it to the one that takes its place', async () => {
    const before = await leave('{ArrowDown}', 'card-delete');
    await waitFor(() => expect(focused()).toBe(before[2]));
  });

  it('leaves it to the last one, when it was the last', async () => {
    const before = await leave('{End}', 'card-delete');
    await waitFor(() => expect(focused()).toBe(before.at(-2)));
  });

  it('leaves it likewise when it is archived', async () => {
    const before = await leave('', 'card-archive');
    await waitFor(() => expect(focused()).toBe(before[1]));
  });

  it('leaves it likewise when it went while its task was open', async () => {
    const user = await open();
    const first = (await cardsOf(await column(/^Pending/)))[0]!;
    const before = pending();
    act(() => first.focus());
    await user.keyboard('{Enter}');
    const close = await screen.findByRole('button', { name: 'Close the task' });
    act(() => close.focus());
    fake.state.delete(before[0]!);
    await waitFor(async () => expect(await ids(/^Pending/)).not.toContain(before[0]));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(focused()).toBe(before[1]));
  });

  it('leaves it to another column, when there is no card in its own any more', async () => {
    const user = await open({}, ({ state }) => {
      const all = state.cards.get('p-villa')!;
      const one = all.find((card) => card.state === 'cb_waiting');
      state.cards.set(
        'p-villa',
        all.filter((card) => card.state !== 'cb_waiting' || card === one),
      );
    });
    const [only] = await cardsOf(await column(/^Pending/));
    act(() => only!.focus());
    await user.keyboard('{Tab}{Enter}');
    await user.click(await screen.findByTestId('card-delete'));
    await waitFor(async () => expect(await ids(/^Active/)).toContain(focused()));
  });
});

it('the focus stays with whoever types when a card comes that it was to go to', async () => {
  const user = await open({ tasks: 1000 });
  const release = fake.hold('board_window');
  const first = (await cardsOf(await column(/^Pending/)))[0]!;
  act(() => first.focus());
  await user.keyboard('{End}');
  // jsdom does not scroll by itself.
  const list = first.closest('ul')!.parentElement!;
  fireEvent.scroll(list, { target: { scrollTop: 1e6 } });
  await waitFor(() => expect(fake.calls('board_window').length).toBeGreaterThan(0));
  const filter = screen.getByLabelText('filter');
  act(() => filter.focus());
  const drawn = screen.getAllByTestId('card').length;
  release();
  await waitFor(() => expect(screen.getAllByTestId('card').length).toBeGreaterThan(drawn));
  expect(document.activeElement).toBe(filter);
});
