// How long a transfer still takes, rounded to what a person can use; the words are the page's.

export type TimeLeft = { unit: 'seconds' | 'minutes' | 'hours'; count: number };

/** Null while nothing honest can be said: size or speed unknown, or standing still. */
export function timeLeft(size: number | null, done: number, speed: number | null): TimeLeft | null {
  if (size === null || speed === null || speed <= 0) return null;
  const seconds = Math.max(0, size - done) / speed;
  if (seconds < 50) return { unit: 'seconds', count: Math.max(5, Math.ceil(seconds / 5) * 5) };
  if (seconds < 55 * 60) return { unit: 'minutes', count: Math.max(1, Math.round(seconds / 60)) };
  return { unit: 'hours', count: Math.max(1, Math.round(seconds / 3600)) };
}
