import { describe, expect, it } from 'vitest';

import type { MessageView } from '@/api';

import { daysOf, dayWords, shortWhen } from './days';

const noon = Math.floor(new Date(2026, 10, 27, 12, 0).getTime() / 1000);
const HOUR = 3600;

const message = (id: string, author: string | null, at: number | null): MessageView => ({
  id,
  author,
  at,
  html: '',
  files: [],
  replyTo: null,
  change: null,
});

const shape = (messages: MessageView[]) =>
  daysOf(messages).map((day) => day.runs.map((run) => run.messages.map(({ id }) => id).join('')));

describe('messages by day and person', () => {
  it('stand together while one person goes on without a longer pause', () => {
    const all = [
      message('a', 'elif', noon),
      message('b', 'elif', noon + 60),
      message('c', 'mert', noon + 90),
      message('d', 'elif', noon + 120),
      message('e', 'elif', noon + 2 * HOUR),
    ];
    expect(shape(all)).toEqual([['ab', 'c', 'd', 'e']]);
  });

  it('begin anew with each day, also in the middle of what somebody says', () => {
    const midnight = noon + 12 * HOUR;
    expect(shape([message('a', 'elif', midnight - 60), message('b', 'elif', midnight + 60)])).toEqual([['a'], ['b']]);
  });

  it('keep those without a time beside the one before', () => {
    expect(shape([message('a', 'elif', noon), message('b', 'elif', null)])).toEqual([['ab']]);
  });
});

describe('the day in words', () => {
  it('is today, yesterday, or a date with its year only when it is another one', () => {
    const start = noon - 12 * HOUR;
    expect(dayWords(start, noon, 'en-GB')).toBe('Today');
    expect(dayWords(start - 24 * HOUR, noon, 'tr-TR')).toBe('Dün');
    expect(dayWords(start - 10 * 24 * HOUR, noon, 'en-GB')).toMatch(/17 November$/u);
    expect(dayWords(start - 400 * 24 * HOUR, noon, 'en-GB')).toMatch(/2025$/u);
  });

  it('is the time alone for today', () => {
    expect(shortWhen(noon, noon + HOUR, 'en-GB')).toBe('12:00');
    expect(shortWhen(noon, noon + 26 * HOUR, 'en-GB')).toBe('Fri');
  });
});
