import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { createQueryClient, listenToRust, type TransferView } from '@/api';
import { type Fake, installFake, problem } from '@/api/fake';
import { setLanguage } from '@/i18n';

import { TransfersAnnouncer } from './TransfersAnnouncer';
import { TransfersPanel } from './TransfersPanel';
import { TransfersSummary } from './TransfersSummary';

let fake: Fake;
let stop: () => void;
const onOpenTask = vi.fn<(task: string) => void>();

const upload = (id: number, state: TransferView['state'], done = 0): TransferView => ({
  id,
  direction: 'upload',
  name: `${id}.zip`,
  size: 4_000_000,
  done,
  speed: 1_000_000,
  state,
  task: 't1',
  taskName: 'Fatura',
});
const full = problem({ code: 'storageFull', used: 9_900_000_000, capacity: 10_000_000_000 }, true);

beforeEach(async () => {
  setLanguage('en');
  fake = installFake({ tasks: 2 });
  fake.state.transfers = [upload(1, { state: 'running' }, 1_000_000), upload(2, { state: 'failed', problem: full })];
  const queries = createQueryClient();
  stop = await listenToRust(queries);
  render(
    <QueryClientProvider client={queries}>
      <TransfersSummary />
      <TransfersPanel onOpenTask={onOpenTask} />
      <TransfersAnnouncer />
    </QueryClientProvider>,
  );
  await screen.findAllByTestId('transfer');
});

afterEach(() => {
  stop();
  fake.uninstall();
});

const row = (id: number) => {
  const found = screen.getAllByTestId('transfer').find((each) => each.dataset['transferId'] === String(id));
  if (!found) throw new Error(`no transfer ${id}`);
  return found;
};

it('says how far, how fast and how long', () => {
  expect(row(1).textContent).toContain('1 of 4 MB · 1 MB/s · about 5 seconds left');
  expect(within(row(1)).getByRole('progressbar', { name: '1.zip' }).getAttribute('aria-valuenow')).toBe('25');
  expect(screen.getByTestId('transfers-summary').textContent).toBe('1 file, 25%');
});

it('says how much of a full storage is used, and retries', async () => {
  const user = userEvent.setup();
  expect(row(2).textContent).toContain('9.9 GB');
  expect(row(2).textContent).toContain('10 GB');
  await user.click(within(row(2)).getByTestId('transfer-retry'));
  expect(fake.calls('retry_transfer')).toEqual([{ transfer: 2 }]);
});

it('cancels, and shows the task', async () => {
  const user = userEvent.setup();
  await user.click(within(row(1)).getByTestId('transfer-cancel'));
  expect(fake.calls('cancel_transfer')).toEqual([{ transfer: 1 }]);
  await user.click(within(row(1)).getByRole('button', { name: /Fatura/ }));
  expect(onOpenTask).toHaveBeenCalledWith('t1');
});

it('announces ends, not percents', async () => {
  const said = () => screen.getByTestId('transfers-said').textContent;
  const tell = (transfers: TransferView[]) => act(() => fake.tell({ type: 'transfersChanged', transfers }));
  await tell([upload(1, { state: 'running' }, 2_000_000), upload(2, { state: 'failed', problem: full })]);
  await waitFor(() => expect(screen.getByTestId('transfers-summary').textContent).toBe('1 file, 50%'));
  expect(said()).toBe('');
  await tell([upload(1, { state: 'done' }, 4_000_000), upload(2, { state: 'failed', problem: full })]);
  await waitFor(() => expect(said()).toBe('1.zip is finished'));
});
