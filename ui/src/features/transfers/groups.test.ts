import { expect, it } from 'vitest';

import type { TransferView } from '@/api';

import { linesOf } from './groups';

const transfer = (id: number, state: string) => ({ id, state: { state } }) as TransferView;
const told = (...transfers: TransferView[]) =>
  linesOf(transfers).map((line) =>
    line.kind === 'head' ? `${line.group} ${line.count}` : `${line.transfer.id}${line.canMove ? ' may move' : ''}`,
  );

it('puts what waits for the person first and what is over last, the newest of it first', () => {
  const list = [
    transfer(1, 'done'),
    transfer(2, 'running'),
    transfer(3, 'cancelled'),
    transfer(4, 'waiting'),
    transfer(5, 'failed'),
    transfer(6, 'waiting'),
    transfer(7, 'paused'),
    transfer(8, 'attaching'),
  ];
  expect(told(...list)).toEqual([
    'failed 1',
    '5',
    'running 2',
    '2',
    '8',
    'waiting 2',
    '4',
    '6 may move',
    'paused 1',
    '7',
    'ended 2',
    '3',
    '1',
  ]);
});

it('has no heading over the only group', () => {
  expect(told(transfer(1, 'running'), transfer(2, 'running'))).toEqual(['1', '2']);
});
