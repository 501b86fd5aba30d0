import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { createQueryClient, listenToRust, type TransferView } from '@/api';
import { type Fake, installFake, problem } from '@/api/fake';
import { setLanguage } from '@/i18n';

import { TransfersAnnouncer } from './TransfersAnnouncer';
import { TransfersPanel } from './TransfersPanel';
import { useTransfersSummary } from './useTransfersSummary';

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
  canPause: state.state === 'running' || state.state === 'waiting',
  canRetry: state.state === 'failed' || state.state === 'cancelled',
  state,
  task: 't1',
  taskName: 'Fatura',
  place: null,
  placeName: null,
});
const full = problem({ code: 'storageFull', used: 9_900_000_000, capacity: 10_000_000_000 }, true);

function Summary() {
  return <p data-testid="transfers-summary">{useTransfersSummary()}</p>;
}

beforeEach(async () => {
  // Without a layout a virtual list draws nothing.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(90);
  setLanguage('en');
  fake = installFake({ tasks: 2 });
  Object.assign(fake.state.status, { activeTransfers: 1, transferPercent: 25, transferSecondsLeft: 130 });
  fake.state.transfers = [upload(1, { state: 'running' }, 1_000_000), upload(2, { state: 'failed', problem: full })];
  const queries = createQueryClient();
  stop = await listenToRust(queries);
  render(
    <QueryClientProvider client={queries}>
      <Summary />
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
  expect(row(1).textContent).toContain('1 of 4 MB · 1 MB/s · 5 s left');
  expect(within(row(1)).getByRole('progressbar', { name: '1.zip' }).getAttribute('aria-valuenow')).toBe('25');
  expect(screen.getByTestId('transfers-summary').textContent).toBe('1 file, 25%, 2 min left');
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
  await act(() => fake.tell({ type: 'transfersMoved', transfers: [upload(1, { state: 'running' }, 2_000_000)] }));
  await waitFor(() => expect(row(1).textContent).toContain('2 of 4 MB'));
  expect(row(2).dataset['state']).toBe('failed');
  expect(said()).toBe('');
  await tell([upload(1, { state: 'done' }, 4_000_000), upload(2, { state: 'failed', problem: full })]);
  await waitFor(() => expect(said()).toBe('1.zip is finished'));
});

/** Rust tells another list, and gives it to whoever asks. */
const become = (transfers: TransferView[]) => {
  fake.state.transfers = transfers;
  return act(() => fake.tell({ type: 'transfersChanged', transfers }));
};

it('pauses, resumes and retries one and all', async () => {
  const user = userEvent.setup();
  await user.click(within(row(1)).getByRole('button', { name: 'Pause 1.zip' }));
  await user.click(screen.getByRole('button', { name: 'Pause all' }));
  expect(fake.calls('pause_transfers')).toEqual([{ transfer: 1 }, { transfer: null }]);
  await user.click(screen.getByRole('button', { name: 'Try all again' }));
  expect(fake.calls('retry_transfers')).toHaveLength(1);
  await become([upload(1, { state: 'paused' }, 1_000_000)]);
  await waitFor(() => expect(row(1).textContent).toContain('Paused · 1 of 4 MB · starts over'));
  await user.click(within(row(1)).getByRole('button', { name: 'Go on with 1.zip' }));
  await user.click(screen.getByRole('button', { name: 'Resume all' }));
  expect(fake.calls('resume_transfers')).toEqual([{ transfer: 1 }, { transfer: null }]);
});

it('moves what waits, by button and by keys', async () => {
  const user = userEvent.setup();
  const transfers = [1, 2, 3].map((id) => upload(id, { state: 'waiting' }));
  await become(transfers);
  await waitFor(() => expect(row(3).dataset['state']).toBe('waiting'));
  expect(within(row(1)).queryByTestId('transfer-front')).toBeNull();
  await user.click(within(row(3)).getByRole('button', { name: 'Move 3.zip to the front' }));
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(fake.calls('move_transfer')).toEqual([
    { transfer: 3, to: 'front' },
    { transfer: 3, to: 'earlier' },
  ]);
});

it('says what is waited for without a network', async () => {
  await become([upload(1, { state: 'waiting' })]);
  const status = { ...fake.state.status, connection: { state: 'offline' as const } };
  await act(() => fake.tell({ type: 'statusChanged', status }));
  await waitFor(() => expect(row(1).textContent).toContain('Waiting for the network'));
  expect(screen.getByTestId('transfers-summary').textContent).toBe('1 file, 25%, waiting for the network');
});

it('removes one that is over, and draws few of hundreds', async () => {
  const user = userEvent.setup();
  await user.click(within(row(2)).getByRole('button', { name: 'Remove 2.zip from the list' }));
  expect(fake.calls('remove_transfer')).toEqual([{ transfer: 2 }]);
  const transfers = Array.from({ length: 300 }, (_, index) => upload(index, { state: 'waiting' }));
  await become(transfers);
  await waitFor(() => expect(row(0).dataset['state']).toBe('waiting'));
  expect(screen.getAllByTestId('transfer').length).toBeLessThan(40);
});

it('offers no second try of a file that was to be opened', async () => {
  const failed = { ...upload(2, { state: 'failed', problem: full }), canRetry: false };
  await act(() => fake.tell({ type: 'transfersChanged', transfers: [failed] }));
  expect(within(row(2)).getByTestId('transfer-remove')).toBeTruthy();
  expect(screen.queryByTestId('transfer-retry')).toBeNull();
  expect(screen.queryByTestId('transfers-retry')).toBeNull();
});
