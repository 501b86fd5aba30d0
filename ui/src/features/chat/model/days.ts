// Messages as they are read: by day, and within a day those of one person together.
import type { MessageView, UserId } from '@/api';
import { dateFormat, relativeFormat } from '@/lib/formats';

/** What one person wrote without a longer pause. */
export interface Run {
  readonly author: UserId | null;
  readonly messages: readonly MessageView[];
}

export interface Day {
  /** Midnight in the computer's zone, unix seconds. */
  readonly start: number;
  readonly runs: readonly Run[];
}

/** A pause after which the name and the time stand again: seconds. */
const PAUSE = 10 * 60;

/** `messages` are in their order; what has no time belongs to the one before it. */
export function daysOf(messages: readonly MessageView[]): Day[] {
  const days: { start: number; runs: { author: UserId | null; messages: MessageView[] }[] }[] = [];
  let before: MessageView | undefined;
  for (const message of messages) {
    const at = message.at ?? before?.at ?? 0;
    const start = startOfDay(at);
    let day = days.at(-1);
    if (day?.start !== start) {
      day = { start, runs: [] };
      days.push(day);
    }
    const run = day.runs.at(-1);
    const goesOn = run?.author === message.author && at - (before?.at ?? at) < PAUSE;
    if (run && goesOn) run.messages.push(message);
    else day.runs.push({ author: message.author, messages: [message] });
    before = message;
  }
  return days;
}

function startOfDay(at: number): number {
  return Math.floor(new Date(at * 1000).setHours(0, 0, 0, 0) / 1000);
}

/** "Today", "Yesterday", or the date. */
export function dayWords(start: number, now: number, locale: string): string {
  const days = Math.round((startOfDay(now) - start) / 86_400);
  if (days === 0 || days === 1) {
    const words = relativeFormat(locale).format(-days, 'day');
    return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
  }
  const sameYear = new Date(start * 1000).getFullYear() === new Date(now * 1000).getFullYear();
  return dateFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(start * 1000);
}

export function timeWords(at: number, locale: string): string {
  return dateFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(at * 1000);
}

/** For the list: the time of today, else the day. */
export function shortWhen(at: number, now: number, locale: string): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / 86_400);
  if (days <= 0) return timeWords(at, locale);
  if (days < 7) return dateFormat(locale, { weekday: 'short' }).format(at * 1000);
  const sameYear = new Date(at * 1000).getFullYear() === new Date(now * 1000).getFullYear();
  return dateFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: '2-digit' }),
  }).format(at * 1000);
}
