// In a file of its own: the editor comes once a page.
import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { open } from '../testing';

it('the editor is there at once for whoever looked at the task for a moment', async () => {
  await open();
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await import('./DescriptionEditor');
  await new Promise((resolve) => setTimeout(resolve));
  fireEvent.click(screen.getByTestId('task-description-open'));
  expect(screen.getByTestId('task-description-edit')).toBeTruthy();
});
