import { afterEach, expect, it } from 'vitest';

import { followFormats, localeOf } from '.';

afterEach(() => followFormats(null, null));

const half = new Date(2026, 2, 8, 14, 30);
const date = (language: string) => new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'short' }).format(half);
const time = (language: string) => new Intl.DateTimeFormat(localeOf(language), { timeStyle: 'short' }).format(half);

it.each([
  [null, null, '08/03/2026', '14:30'],
  ['DD/MM/YYYY', 'HH:mm', '08/03/2026', '14:30'],
  ['MM/DD/YYYY', 'hh:mm A', '3/8/26', '2:30 PM'],
  ['%m/%d/%Y', '%I:%M %p', '3/8/26', '2:30 PM'],
  ['DD.MM.YYYY', '12h', '08/03/2026', '2:30 pm'],
  ['MM/DD/YYYY', '24h', '3/8/26', '14:30'],
  ['', '', '08/03/2026', '14:30'],
])('reads what %s and %s say', (dateFormat, timeFormat, day, clock) => {
  followFormats(dateFormat, timeFormat);
  expect(date('en')).toBe(day);
  expect(time('en').replaceAll(' ', ' ')).toBe(clock);
});

it('keeps to the language where it has one order only', () => {
  followFormats('MM/DD/YYYY', 'h:mm a');
  expect(date('tr')).toBe('8.03.2026');
  expect(time('tr').replaceAll(' ', ' ')).toBe('ÖS 2:30');
});
