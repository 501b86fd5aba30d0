import { describe, expect, it } from 'vitest';

import { calendarDays } from '@/lib/calendarDays';

import { deadlineWords } from './deadline';

const at = (year: number, month: number, day: number, hour = 23, minute = 59) =>
  Math.floor(new Date(year, month - 1, day, hour, minute).getTime() / 1000);
const now = at(2026, 11, 23, 10, 0);
const english = (deadline: number) => deadlineWords(deadline, now, 'en-GB');
const turkish = (deadline: number) => deadlineWords(deadline, now, 'tr-TR');

describe('a deadline in words', () => {
  it('is said by its nearness', () => {
    expect(english(at(2026, 11, 23))).toMatchObject({ tone: 'today', words: 'Today', daysLate: 0 });
    expect(english(at(2026, 11, 24))).toMatchObject({ tone: 'soon', words: 'Tomorrow' });
    expect(english(at(2026, 11, 27))).toMatchObject({ tone: 'later', words: 'Friday' });
    expect(english(at(2026, 11, 30))).toMatchObject({ tone: 'later', words: '30 Nov' });
    expect(english(at(2027, 1, 5)).words).toBe('5 Jan 2027');
  });

  it('is said in Turkish', () => {
    expect(turkish(at(2026, 11, 24)).words).toBe('Yarın');
    expect(turkish(at(2026, 11, 27)).words).toBe('Cuma');
    expect(turkish(at(2026, 12, 12)).words).toBe('12 Ara');
    expect(turkish(at(2026, 11, 23)).words).toBe('Bugün');
  });

  it('is late by whole calendar days, however few hours that is', () => {
    expect(english(at(2026, 11, 22))).toMatchObject({ tone: 'late', daysLate: 1 });
    expect(english(at(2026, 11, 20))).toMatchObject({ tone: 'late', daysLate: 3 });
  });

  it('is late on its own day once its hour has passed', () => {
    expect(english(at(2026, 11, 23, 9, 0))).toMatchObject({ tone: 'late', daysLate: 0, words: 'Today' });
  });

  it('counts a day of 23 or 25 hours as one day', () => {
    expect(calendarDays(new Date(2026, 2, 28, 23, 30), new Date(2026, 2, 29, 0, 30))).toBe(1);
    expect(calendarDays(new Date(2026, 9, 24, 12), new Date(2026, 9, 26, 1))).toBe(2);
  });
});
