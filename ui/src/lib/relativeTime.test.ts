import { describe, expect, it } from 'vitest';

import { relativeTime } from './relativeTime';

const now = Date.UTC(2026, 10, 23, 12) / 1000;

describe('relativeTime', () => {
  it.each([
    [30, 'just now'],
    [-20, 'just now'],
    [60, '1 minute ago'],
    [59 * 60, '59 minutes ago'],
    [3 * 3600, '3 hours ago'],
    [30 * 3600, 'yesterday'],
  ])('%d seconds ago is "%s"', (ago, words) => {
    expect(relativeTime(now - ago, now, 'en', 'just now')).toBe(words);
  });
  it('counts days by the calendar', () => {
    const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime() / 1000;
    expect(relativeTime(at(23, 9), at(25, 8), 'en', '')).toBe('2 days ago');
    expect(relativeTime(at(23, 9), at(24, 9), 'en', '')).toBe('yesterday');
    expect(relativeTime(at(23, 9), at(29, 23), 'en', '')).toBe('6 days ago');
    expect(relativeTime(at(23, 9), at(30, 8), 'en-GB', '')).toBe('23 Nov');
  });
  it('speaks Turkish', () => {
    expect(relativeTime(now - 300, now, 'tr', 'şimdi')).toBe('5 dakika önce');
  });
  it('turns into a date after a week, with the year when it is another one', () => {
    expect(relativeTime(now - 20 * 86_400, now, 'en-GB', '')).toBe('3 Nov');
    expect(relativeTime(now - 400 * 86_400, now, 'en-GB', '')).toContain('2025');
  });
});
