import { describe, expect, it } from 'vitest';

import type { TransferView } from '@/api';

import { hear, newsBetween } from './summary';

const transfer = (id: number, state: TransferView['state'], rest: Partial<TransferView> = {}): TransferView => ({
  id,
  direction: 'upload',
  name: `${id}.pdf`,
  size: 100,
  done: 0,
  speed: null,
  canPause: true,
  canRetry: false,
  task: 't',
  taskName: 'T',
  place: null,
  placeName: null,
  state,
  ...rest,
});
const failed = { state: 'failed', problem: { kind: { code: 'offline' }, detail: null, canRetry: true } } as const;
const running = { state: 'running' } as const;
const done = { state: 'done' } as const;

describe('newsBetween', () => {
  it('tells starts, never progress', () => {
    const before = hear([transfer(1, running)]);
    const now = [
      transfer(1, running, { done: 50 }),
      transfer(2, { state: 'waiting' }),
      transfer(3, running, { direction: 'download' }),
    ];
    expect(newsBetween(before, now).news).toEqual({ startedUp: 1, startedDown: 1, finished: [], failed: [] });
  });

  it('tells a retry and a resumed one as a start', () => {
    const before = hear([transfer(1, failed), transfer(2, { state: 'paused' })]);
    expect(newsBetween(before, [transfer(1, { state: 'waiting' }), transfer(2, running)]).news.startedUp).toBe(2);
  });

  it('tells the ends of many at once, when nothing is on its way any more', () => {
    const first = newsBetween(hear([transfer(1, running), transfer(2, running)]), [
      transfer(1, done),
      transfer(2, running),
    ]);
    expect(first.news.finished).toEqual([]);
    const second = newsBetween(first.heard, [transfer(1, done), transfer(2, done)]);
    expect(second.news.finished).toEqual(['1.pdf', '2.pdf']);
    expect(newsBetween(second.heard, [transfer(1, done), transfer(2, done)]).news.finished).toEqual([]);
  });

  it('tells the first failure at once and the others at the end', () => {
    const all = (...states: TransferView['state'][]) => states.map((state, index) => transfer(index, state));
    const first = newsBetween(hear(all(running, running, running)), all(failed, running, running));
    expect(first.news.failed).toEqual(['0.pdf']);
    const second = newsBetween(first.heard, all(failed, failed, running));
    expect(second.news.failed).toEqual([]);
    expect(newsBetween(second.heard, all(failed, failed, failed)).news.failed).toEqual(['1.pdf', '2.pdf']);
  });
});
