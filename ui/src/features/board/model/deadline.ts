// A deadline in the words of a card: "Tomorrow", "Friday", "12 Dec"; lateness is counted in whole calendar days.
import { calendarDays } from '@/lib/calendarDays';
import { dateFormat, relativeFormat } from '@/lib/formats';

export type DeadlineTone = 'late' | 'today' | 'soon' | 'later';

export interface DeadlineWords {
  readonly tone: DeadlineTone;
  /** Whole calendar days behind; 0 unless late. */
  readonly daysLate: number;
  /** For a late deadline the day it was; otherwise the nearest wording. */
  readonly words: string;
  /** The whole date, for the tooltip and for those who listen. */
  readonly full: string;
}

/** `deadline` and `now` are unix seconds; days are those of the computer's zone (A26). */
export function deadlineWords(deadline: number, now: number, language: string): DeadlineWords {
  const due = new Date(deadline * 1000);
  const today = new Date(now * 1000);
  const days = calendarDays(today, due);
  const late = deadline < now;
  return {
    tone: late ? 'late' : days === 0 ? 'today' : days === 1 ? 'soon' : 'later',
    daysLate: late ? Math.max(0, -days) : 0,
    words: nearWords(due, today, days, language),
    full: dateFormat(language, { dateStyle: 'full' }).format(due),
  };
}

function nearWords(due: Date, today: Date, days: number, language: string): string {
  if (Math.abs(days) <= 1) return capitalised(relativeFormat(language).format(days, 'day'), language);
  if (days > 1 && days < 7) return capitalised(dateFormat(language, { weekday: 'long' }).format(due), language);
  const sameYear = due.getFullYear() === today.getFullYear();
  return dateFormat(language, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(due);
}

function capitalised(text: string, language: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}
