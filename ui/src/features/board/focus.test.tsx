// Where the focus goes on a board, and that it is seen there.
import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';

import { cardsOf, column, focused, open, opened } from './testing';

describe('a column that is not in the window', () => {
  /** The states of the columns that the board was scrolled to. */
  const watch = () => {
    const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView');
    return () =>
      scrolled.mock.calls.map(([how], at) => {
        expect(how).toEqual({ block: 'nearest', inline: 'nearest' });
        return (scrolled.mock.contexts[at] as HTMLElement).dataset['state'];
      });
  };

  it('comes into view when the arrows lead to it, and when a card is moved to it by menu', async () => {
    const user = await open();
    const shown = watch();
    const first = (await cardsOf(await column(/^Pending/)))[0]!;
    act(() => first.focus());
    await user.keyboard('{ArrowRight}');
    expect(shown()).toEqual(['cb_active']);
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
    const shown = watch();
    const first = (await cardsOf(await column(/^Pending/)))[0]!;
    act(() => first.focus());
    await user.keyboard('{Enter}');
    expect(opened).toHaveBeenCalled();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    expect(shown()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Close the task' }));
    await waitFor(() => expect(focused()).toBe(first.dataset['taskId']));
    expect(shown()).toEqual(['cb_waiting']);
  });
});
