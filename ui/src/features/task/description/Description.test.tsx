import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import { createQueryClient, type TaskView } from '@/api';
import { installFake } from '@/api/fake';
import { forgetDrafts } from '@/features/drafts';
import { setLanguage } from '@/i18n';

import { Description } from './Description';

it.each([true, false])('says before it is edited that something will be lost: %s', async (descriptionLoses) => {
  setLanguage('en');
  const fake = installFake({ tasks: 1 });
  const task: TaskView = { ...fake.state.task('p-villa-t0'), description: '<p>Bir</p>', descriptionLoses };
  const user = userEvent.setup();
  render(
    <QueryClientProvider client={createQueryClient()}>
      <Description task={task} onChange={vi.fn<() => Promise<boolean>>()} />
    </QueryClientProvider>,
  );
  expect(screen.queryByTestId('description-loses')).toBeNull();
  await user.click(screen.getByTestId('task-description-open'));
  await screen.findByTestId('task-description-save');
  expect(screen.queryByTestId('description-loses') !== null).toBe(descriptionLoses);
  forgetDrafts();
  fake.uninstall();
});
