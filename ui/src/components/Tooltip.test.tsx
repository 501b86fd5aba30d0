import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import { IconButton } from '.';

it.each([
  ['Esc', 1],
  ['Ctrl+K', 0],
])('hides with Esc, and with %s as its key leaves the key %i times to the page', async (shortcut, times) => {
  const user = userEvent.setup();
  const onEscape = vi.fn<(key: string) => void>();
  const listener = ({ key }: KeyboardEvent) => key === 'Escape' && onEscape(key);
  document.addEventListener('keydown', listener);
  render(<IconButton label="Back" shortcut={shortcut} icon={<svg />} />);
  await user.tab();
  await screen.findByRole('tooltip');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('tooltip')).toBeNull());
  document.removeEventListener('keydown', listener);
  expect(onEscape).toHaveBeenCalledTimes(times);
});
