import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { clearToasts, liveToast, toast, ToastRegion, ToastSentence } from '.';

afterEach(() => act(clearToasts));

describe('by keyboard', () => {
  const setUp = async () => {
    render(
      <>
        <button type="button">Card</button>
        <ToastRegion />
      </>,
    );
    screen.getByText('Card').focus();
    const onPress = vi.fn<() => void>();
    act(() => void toast({ title: 'Deleted', action: { label: 'Undo', onPress } }));
    await screen.findByText('Deleted');
    return { user: userEvent.setup(), onPress, region: () => screen.queryByRole('region') };
  };

  it.each(['{F6}', '{Shift>}{F6}{/Shift}'])('%s goes to the words and back to where one was', async (keys) => {
    const { user, region } = await setUp();
    await user.keyboard(keys);
    await waitFor(() => expect(document.activeElement).toBe(region()));
    await user.tab();
    expect(region()?.contains(document.activeElement)).toBe(true);
    await user.keyboard(keys);
    expect(document.activeElement).toBe(screen.getByText('Card'));
    await user.keyboard(keys);
    await waitFor(() => expect(region()?.contains(document.activeElement)).toBe(true));
  });

  it('what is done there leaves the focus where it was before', async () => {
    const { user, onPress, region } = await setUp();
    for (const title of ['first', 'second']) {
      await user.keyboard('{F6}');
      await waitFor(() => expect(document.activeElement).toBe(region()));
      await user.tab();
      await user.tab();
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Undo' }));
      await user.keyboard('{Enter}');
      await waitFor(() => expect(region()).toBeNull());
      expect(document.activeElement).toBe(screen.getByText('Card'));
      act(() => void toast({ title, action: { label: 'Undo', onPress } }));
    }
    expect(onPress).toHaveBeenCalledTimes(2);
  });
});

describe('many words', () => {
  it('are shown three at a time, without hiding what is about to be too late', async () => {
    render(<ToastRegion />);
    act(() => {
      liveToast(<ToastSentence title="Deleting" />, () => {});
      for (const title of ['one', 'two', 'three', 'four']) toast({ title, tone: 'danger' });
    });
    await screen.findByText('four');
    const shown = screen.getAllByRole('alertdialog').map((each) => each.textContent);
    expect(shown).toEqual(['four', 'three', 'two', 'Deleting']);
  });

  it('are not said twice about the same thing', async () => {
    render(<ToastRegion />);
    const onPress = vi.fn<(press: number) => void>();
    const refused = (press: number, about: string) =>
      void toast({ title: 'Not moved', about, action: { label: `Try again ${press}`, onPress: () => onPress(press) } });
    act(() => refused(1, 'card'));
    act(() => refused(2, 'other card'));
    act(() => refused(3, 'card'));
    await screen.findByText('Try again 3');
    expect(screen.getAllByTestId('toast-action').map((each) => each.textContent)).toEqual([
      'Try again 3',
      'Try again 2',
    ]);
  });
});
