import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createQueryClient, type PendingChange, type TaskChange } from '@/api';
import { type Fake, installFake } from '@/api/fake';
import { PeopleProvider } from '@/features/people';
import { setLanguage } from '@/i18n';

import { ConflictNote } from './ConflictNote';

let fake: Fake;

const conflict = (mine: TaskChange, theirs: TaskChange): PendingChange => ({
  id: 7,
  task: 't',
  taskName: 'Invoice',
  project: 'p',
  chat: null,
  what: 'description',
  state: { state: 'conflict', mine, theirs },
  text: null,
  trouble: null,
});

const show = (change: PendingChange) =>
  render(
    <QueryClientProvider client={createQueryClient()}>
      <PeopleProvider>
        <ConflictNote change={change} />
      </PeopleProvider>
    </QueryClientProvider>,
  );

beforeEach(() => {
  setLanguage('en');
  fake = installFake({ tasks: 1 });
});

afterEach(() => fake.uninstall());

describe('a field that somebody else changed too', () => {
  it('shows both texts, and keeps the one that is chosen', async () => {
    const user = userEvent.setup();
    show(conflict({ field: 'description', value: '<p>Oak</p>' }, { field: 'description', value: '<p>Pine</p>' }));
    expect(screen.getByTestId('conflict-theirs').textContent).toContain('Pine');
    expect(screen.getByTestId('conflict-mine').textContent).toContain('Oak');
    await user.click(screen.getByRole('button', { name: 'Keep mine' }));
    expect(fake.calls('retry_change')).toEqual([{ change: 7 }]);
    await user.click(screen.getByRole('button', { name: 'Keep what is in Cubicl' }));
    expect(fake.calls('discard_change')).toEqual([{ change: 7 }]);
  });

  it('says days and empty values in words', () => {
    show(conflict({ field: 'deadline', value: 1_900_000_000 }, { field: 'deadline', value: null }));
    expect(screen.getByTestId('conflict-theirs').textContent).toBe('No date');
    expect(screen.getByTestId('conflict-mine').textContent).toContain('2030');
  });
});
