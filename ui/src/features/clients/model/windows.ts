// Which windows of a list are looked at.

/** Rows asked for at once. */
export const WINDOW = 100;

/** Where the windows begin that `first..=last` touch, without the first one, which is always there. */
export function offsetsOf(first: number, last: number, count: number): number[] {
  const offsets: number[] = [];
  for (let offset = first - (first % WINDOW); offset <= Math.min(last, count - 1); offset += WINDOW)
    if (offset > 0) offsets.push(offset);
  return offsets;
}
