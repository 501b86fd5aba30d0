// A day as a person says it: "Today", "Tomorrow", "Yesterday", else weekday or date; plus how late or near it is.
import type { CalendarDate } from '@internationalized/date';

import { dateFormat, relativeFormat } from '@/lib/formats';

import { daysBetween } from './days';

export type Urgency = 'late' | 'today' | 'soon' | 'none';

/** How near a deadline is; a task that is done is never late. */
export function urgency(deadline: CalendarDate, today: CalendarDate, done: boolean): Urgency {
  if (done) return 'none';
  const days = daysBetween(today, deadline);
  if (days < 0) return 'late';
  if (days === 0) return 'today';
  return days <= 2 ? 'soon' : 'none';
}

/** "Tomorrow", "28 November", "3 Jan 2028": the year only where it is not this one. */
export function dayWords(day: CalendarDate, today: CalendarDate, locale: string): string {
  const days = daysBetween(today, day);
  if (Math.abs(days) <= 1) return capitalised(relativeFormat(locale).format(days, 'day'), locale);
  return dateFormat(locale, {
    timeZone: 'UTC',
    weekday: day.year === today.year ? 'long' : 'short',
    day: 'numeric',
    month: day.year === today.year ? 'long' : 'short',
    ...(day.year === today.year ? {} : { year: 'numeric' }),
  }).format(Date.UTC(day.year, day.month - 1, day.day));
}

function capitalised(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
