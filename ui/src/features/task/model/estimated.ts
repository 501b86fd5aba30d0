// Estimated time in words: hours and minutes, never days (a working day is not the same everywhere).

/** Rounded to minutes; at least one for a task that says anything. */
export function hoursAndMinutes(seconds: number): { hours: number; minutes: number } {
  const minutes = seconds > 0 ? Math.max(1, Math.round(seconds / 60)) : 0;
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}
