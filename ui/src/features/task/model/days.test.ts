import { CalendarDate } from '@internationalized/date';
import { describe, expect, it } from 'vitest';

import { dayOf, daysBetween, endOfDay, nextWeek, startOfDay } from './days';

const iso = (seconds: number) => new Date(seconds * 1000).toISOString();

describe('days in the person’s zone', () => {
  const day = new CalendarDate(2026, 11, 23);

  it('starts a start date at midnight there', () => {
    expect(iso(startOfDay(day, 'Europe/Istanbul'))).toBe('2026-11-22T21:00:00.000Z');
  });
  it('ends a deadline in the last second there', () => {
    expect(iso(endOfDay(day, 'Europe/Istanbul'))).toBe('2026-11-23T20:59:59.000Z');
  });
  it('keeps 23- and 25-hour days whole', () => {
    const spring = new CalendarDate(2026, 3, 29);
    const autumn = new CalendarDate(2026, 10, 25);
    expect(endOfDay(spring, 'Europe/Berlin') + 1 - startOfDay(spring, 'Europe/Berlin')).toBe(23 * 3600);
    expect(endOfDay(autumn, 'Europe/Berlin') + 1 - startOfDay(autumn, 'Europe/Berlin')).toBe(25 * 3600);
  });
  it('starts a day without a midnight at its first second', () => {
    // Beirut went from 23:59:59 to 01:00 in the night to 27 March 2022.
    expect(iso(startOfDay(new CalendarDate(2022, 3, 27), 'Asia/Beirut'))).toBe('2022-03-26T22:00:00.000Z');
  });
  it.each(['Europe/Istanbul', 'America/New_York', 'Pacific/Auckland', 'UTC'])(
    'reads back what it wrote in %s',
    (zone) => {
      expect(dayOf(startOfDay(day, zone), zone).toString()).toBe('2026-11-23');
      expect(dayOf(endOfDay(day, zone), zone).toString()).toBe('2026-11-23');
    },
  );
});

describe('daysBetween', () => {
  it('counts over months and backwards', () => {
    expect(daysBetween(new CalendarDate(2026, 2, 27), new CalendarDate(2026, 3, 2))).toBe(3);
    expect(daysBetween(new CalendarDate(2026, 3, 2), new CalendarDate(2026, 2, 27))).toBe(-3);
  });
});

describe('nextWeek', () => {
  it.each([
    [23, '2026-11-30'],
    [24, '2026-11-30'],
    [29, '2026-11-30'],
  ])('from the %dth it is the coming Monday', (day, expected) => {
    expect(nextWeek(new CalendarDate(2026, 11, day)).toString()).toBe(expected);
  });
});
