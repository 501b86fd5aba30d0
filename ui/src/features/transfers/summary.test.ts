import { describe, expect, it } from 'vitest';

import type { TransferView } from '@/api';

import { newsBetween, summaryOf } from './summary';

const transfer = (id: number, state: TransferView['state'], rest: Partial<TransferView> = {}): TransferView => ({
  id,
  direction: 'upload',
  name: `${id}.pdf`,
  size: 100,
  done: 0,
  speed: null,
  task: 't',
  taskName: 'T',
  state,
  ...rest,
});
const failed = { state: 'failed', problem: { kind: { code: 'offline' }, detail: null, canRetry: true } } as const;

describe('summaryOf', () => {
  it('weighs by bytes, not by files', () => {
    const list = [transfer(1, { state: 'running' }, { size: 900, done: 900 }), transfer(2, { state: 'waiting' })];
    expect(summaryOf(list)).toEqual({ active: 2, failed: 0, percent: 90 });
  });
  it('leaves the finished out', () => {
    expect(summaryOf([transfer(1, { state: 'done' }), transfer(2, failed)])).toEqual({
      active: 0,
      failed: 1,
      percent: null,
    });
  });
});

describe('newsBetween', () => {
  it('tells starts and ends, never progress', () => {
    const before = new Map([
      [1, 'running'],
      [2, 'attaching'],
      [3, 'running'],
    ] as const);
    const now = [
      transfer(1, { state: 'running' }, { done: 50 }),
      transfer(2, { state: 'done' }),
      transfer(3, failed),
      transfer(4, { state: 'waiting' }),
      transfer(5, { state: 'running' }, { direction: 'download' }),
    ];
    expect(newsBetween(before, now)).toEqual({ startedUp: 1, startedDown: 1, finished: ['2.pdf'], failed: ['3.pdf'] });
  });
  it('tells a retry as a start', () => {
    expect(newsBetween(new Map([[1, 'failed' as const]]), [transfer(1, { state: 'waiting' })]).startedUp).toBe(1);
  });
});
