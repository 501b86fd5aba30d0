import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { createQueryClient, type TaskView } from '@/api';
import { installFake } from '@/api/fake';
import { forgetDrafts } from '@/features/drafts';
import { setLanguage } from '@/i18n';

import { Description } from './Description';

let fake: ReturnType<typeof installFake>;

beforeEach(() => {
  setLanguage('en');
  fake = installFake({ tasks: 1 });
});

afterEach(() => {
  forgetDrafts();
  fake.uninstall();
});

const show = (descriptionLoses = false) => {
  const task: TaskView = { ...fake.state.task('p-villa-t0'), description: '<p>Bir</p>', descriptionLoses };
  render(
    <QueryClientProvider client={createQueryClient()}>
      <Description task={task} onChange={vi.fn<() => Promise<boolean>>()} />
    </QueryClientProvider>,
  );
  return userEvent.setup();
};

// The first of the file: the editor has not been loaded yet.
it('is left by Esc before the editor has come', async () => {
  const user = show();
  await user.click(screen.getByTestId('task-description-open'));
  expect(screen.queryByTestId('task-description-edit')).toBeNull();
  await user.keyboard('{Escape}');
  expect(screen.queryByTestId('task-description-save')).toBeNull();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('task-description-open')));
});

it.each([true, false])('says before it is edited that something will be lost: %s', async (descriptionLoses) => {
  const user = show(descriptionLoses);
  expect(screen.queryByTestId('description-loses')).toBeNull();
  await user.click(screen.getByTestId('task-description-open'));
  await screen.findByTestId('task-description-save');
  expect(screen.queryByTestId('description-loses') !== null).toBe(descriptionLoses);
});
