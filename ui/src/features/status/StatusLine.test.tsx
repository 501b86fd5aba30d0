import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { createQueryClient, statusQuery, type StatusView } from '@/api';
import { type Fake, installFake } from '@/api/fake';
import { setLanguage } from '@/i18n';

import { StatusLine } from './StatusLine';

let fake: Fake;
let know: (part: Partial<StatusView>) => Promise<void>;

beforeEach(() => {
  vi.useFakeTimers();
  setLanguage('en');
  fake = installFake({ tasks: 1 });
  const queries = createQueryClient();
  know = (part) =>
    act(async () => {
      queries.setQueryData(statusQuery().queryKey, { ...fake.state.status, ...part });
    });
  queries.setQueryData(statusQuery().queryKey, fake.state.status);
  render(
    <QueryClientProvider client={queries}>
      <StatusLine narrow={false} onOpenTask={() => {}} onSignIn={() => {}} />
    </QueryClientProvider>,
  );
});
afterEach(() => {
  fake.uninstall();
  vi.useRealTimers();
});

const said = () => screen.getByRole('status').textContent;
const pass = (seconds: number) => act(() => vi.advanceTimersByTime(seconds * 1000));

it('says nothing of edits that go out at once, and shows them', async () => {
  for (let edit = 0; edit < 8; edit += 1) {
    await know({ waitingChanges: 1 });
    expect(screen.getByTestId('status-line').textContent).toContain('1 change waiting');
    pass(1);
    expect(said()).toBe('');
    await know({ waitingChanges: 0 });
    pass(1);
  }
});

it('says what waits for long, and not each edit beside it', async () => {
  await know({ waitingChanges: 1 });
  pass(6);
  expect(said()).toBe('1 change waiting');
  await know({ waitingChanges: 2 });
  pass(1);
  expect(said()).toBe('1 change waiting');
  await know({ waitingChanges: 0 });
  expect(said()).toBe('');
  await know({ waitingChanges: 1 });
  expect(said()).toBe('');
});

it('says each of them at once without a connection, and what needs the person', async () => {
  await know({ connection: { state: 'offline' }, waitingChanges: 2 });
  expect(said()).toBe('Offline. 2 changes waiting');
  await know({ refusedChanges: 1 });
  expect(said()).toBe('1 change needs you');
});

it('says nothing again while the minutes pass offline', async () => {
  await know({ connection: { state: 'offline' } });
  const before = said();
  pass(600);
  expect(said()).toBe(before);
});
