// Days as people count them: by midnights, not by hours.

/** Calendar days from one instant to another, whatever the clock does in between. */
export function calendarDays(from: Date, to: Date): number {
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}

function midnight(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}
