// How long a transfer still takes, rounded to what a person can use and steady; the words are the page's.

export type TimeLeft = { unit: 'seconds' | 'minutes' | 'hours'; count: number };

const SECONDS = { seconds: 1, minutes: 60, hours: 3600 };

/** What one more or less of the count is worth, in seconds. */
const STEP = { seconds: 5, minutes: 60, hours: 3600 };

/** Null while nothing honest can be said: size or speed unknown, or standing still. */
export function secondsLeft(size: number | null, done: number, speed: number | null): number | null {
  if (size === null || speed === null || speed <= 0) return null;
  return Math.max(0, size - done) / speed;
}

/** What was said before stays said until it is clearly wrong, so that it does not flicker between two. */
export function timeLeft(seconds: number | null, before: TimeLeft | null = null): TimeLeft | null {
  if (seconds === null) return null;
  if (before && Math.abs(seconds - before.count * SECONDS[before.unit]) < STEP[before.unit] * 0.75) return before;
  if (seconds < 50) return { unit: 'seconds', count: Math.max(5, Math.ceil(seconds / 5) * 5) };
  if (seconds < 55 * 60) return { unit: 'minutes', count: Math.max(1, Math.round(seconds / 60)) };
  return { unit: 'hours', count: Math.max(1, Math.round(seconds / 3600)) };
}
