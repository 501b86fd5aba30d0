// In a file of its own: the editor comes once a page.
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { changes, fake, ID, open } from '../testing';

it('letters that are typed before the editor has come are in the text, and not on the board', async () => {
  fake.state.task(ID).description = '<p>Bir</p>';
  const user = userEvent.setup();
  await open();
  fireEvent.click(screen.getByTestId('task-description-open'));
  expect(screen.queryByTestId('task-description-edit')).toBeNull();
  const unheard: string[] = [];
  const hear = (event: KeyboardEvent) => {
    if (!event.defaultPrevented) unheard.push(event.key);
  };
  document.addEventListener('keydown', hear);
  await act(() => user.keyboard(' nx{Backspace}/{Control>}{Enter}{/Control}'));
  document.removeEventListener('keydown', hear);
  expect(unheard).toEqual(['Control']);
  const editor = await screen.findByTestId('task-description-edit');
  await waitFor(() => expect(editor.textContent).toBe('Bir n/'));
  expect(changes()).toEqual([]);
  // Beside the text, nothing is typed any more.
  act(() => editor.closest<HTMLElement>('[tabindex="-1"]')!.focus());
  await user.keyboard('x');
  await user.click(screen.getByTestId('task-description-save'));
  await waitFor(() => expect(changes()).toEqual([{ field: 'description', value: '<p>Bir n/</p>' }]));
});
