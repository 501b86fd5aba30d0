// Days as Cubicl stores them. Assumption A26: a start date is the first second of its day, a deadline the last, both
// in the person's zone. The page shows and picks whole days; these functions are the only way between the two.
import { type CalendarDate, fromAbsolute, getDayOfWeek, toCalendarDate, toZoned } from '@internationalized/date';

/** First second of the day in `zone`. */
export function startOfDay(day: CalendarDate, zone: string): number {
  return Math.floor(toZoned(day, zone).toDate().getTime() / 1000);
}

/** Last second of the day in `zone`; right on days of 23 and 25 hours too. */
export function endOfDay(day: CalendarDate, zone: string): number {
  return startOfDay(day.add({ days: 1 }), zone) - 1;
}

/** The day a stored second falls on in `zone`. */
export function dayOf(seconds: number, zone: string): CalendarDate {
  return toCalendarDate(fromAbsolute(seconds * 1000, zone));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round(
    (Date.UTC(to.year, to.month - 1, to.day) - Date.UTC(from.year, from.month - 1, from.day)) / 86_400_000,
  );
}

/** Monday of the week after `today`, whatever day today is. */
export function nextWeek(today: CalendarDate): CalendarDate {
  const sinceMonday = getDayOfWeek(today, 'tr-TR', 'mon');
  return today.add({ days: 7 - sinceMonday });
}
