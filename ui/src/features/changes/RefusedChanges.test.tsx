import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { createQueryClient } from '@/api';
import { type Fake, installFake, problem } from '@/api/fake';
import { ToastRegion } from '@/components';
import { setLanguage } from '@/i18n';

import { RefusedChanges } from './RefusedChanges';

let fake: Fake;
beforeEach(() => {
  setLanguage('en');
  fake = installFake({ tasks: 1 });
});
afterEach(() => fake.uninstall());

it('says why a refused change could not even be tried again', async () => {
  const state = { state: 'refused', problem: problem({ code: 'notPermitted' }), backTo: null } as const;
  const place = { task: 't', taskName: 'Invoice', project: 'p', chat: null } as const;
  fake.state.changes = [{ id: 7, ...place, what: 'deadline', state, text: null, trouble: null }];
  fake.fail('retry_change', problem({ code: 'diskFull' }));
  render(
    <QueryClientProvider client={createQueryClient()}>
      <RefusedChanges openTask={null} chatsAreOpen={false} onOpenTask={() => {}} />
      <ToastRegion />
    </QueryClientProvider>,
  );
  await userEvent.setup().click(await screen.findByTestId('toast-action'));
  expect(await screen.findByText('This did not work.')).toBeTruthy();
  expect(screen.getByText(/^This computer's disk is full/)).toBeTruthy();
});
