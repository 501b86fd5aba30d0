// "3 minutes ago"; the full date goes into a tooltip.
import { calendarDays } from './calendarDays';
import { dateFormat, relativeFormat } from './formats';

const STEPS: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number, upTo: number][] = [
  ['minute', 60, 60 * 60],
  ['hour', 3600, 24 * 3600],
];

/** Relative within a week, from a day on by the calendar; else the date. `justNow` is the word for under a minute. */
export function relativeTime(at: number, now: number, locale: string, justNow: string): string {
  const ago = Math.max(0, now - at);
  if (ago < 60) return justNow;
  for (const [unit, seconds, upTo] of STEPS) {
    if (ago < upTo) return relativeFormat(locale).format(-Math.floor(ago / seconds), unit);
  }
  const then = new Date(at * 1000);
  const today = new Date(now * 1000);
  // A day on which the clock goes back is longer than its hours.
  const days = Math.max(1, calendarDays(then, today));
  if (days < 7) return relativeFormat(locale).format(-days, 'day');
  const sameYear = then.getFullYear() === today.getFullYear();
  return dateFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(then);
}

/** Day, date and time, written out. */
export function fullTime(at: number, locale: string): string {
  return dateFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(at * 1000);
}
