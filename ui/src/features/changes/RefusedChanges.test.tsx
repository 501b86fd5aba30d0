import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { createQueryClient } from '@/api';
import { type Fake, installFake, problem } from '@/api/fake';
import { clearToasts, ToastRegion } from '@/components';
import { setLanguage } from '@/i18n';

import { RefusedChanges } from './RefusedChanges';

let fake: Fake;
beforeEach(() => {
  setLanguage('en');
  fake = installFake({ tasks: 1 });
});
afterEach(() => {
  clearToasts();
  fake.uninstall();
});

const place = { task: 't', taskName: 'Invoice', project: 'p', chat: null } as const;
const refused = { state: 'refused', problem: problem({ code: 'notPermitted' }), backTo: null } as const;

function show(openTask: string | null) {
  fake.state.changes = [{ id: 7, ...place, what: 'deadline', state: refused, text: null, trouble: null }];
  render(
    <QueryClientProvider client={createQueryClient()}>
      <RefusedChanges openTask={openTask} chatsAreOpen={false} onOpenTask={() => {}} />
      <ToastRegion />
    </QueryClientProvider>,
  );
}

it.each([
  ['another task', 'other', 1],
  ['the task', 't', 0],
])('says it once while %s is open, where it stands beside its field', async (_, openTask, toasts) => {
  show(openTask);
  await waitFor(() => expect(fake.calls('changes')).toHaveLength(1));
  await act(() => new Promise((after) => setTimeout(after)));
  expect(screen.queryAllByTestId('toast-action')).toHaveLength(toasts);
});

it('says why a refused change could not even be tried again', async () => {
  fake.fail('retry_change', problem({ code: 'diskFull' }));
  show(null);
  await userEvent.setup().click(await screen.findByTestId('toast-action'));
  expect(await screen.findByText('This did not work.')).toBeTruthy();
  expect(screen.getByText(/^This computer's disk is full/)).toBeTruthy();
});
