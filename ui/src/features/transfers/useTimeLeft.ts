// The time left of one thing, kept steady from one drawing to the next.
import { useState } from 'react';

import { type TimeLeft, timeLeft } from './timeLeft';

export function useTimeLeft(seconds: number | null): TimeLeft | null {
  const [said, setSaid] = useState<TimeLeft | null>(null);
  const left = timeLeft(seconds, said);
  if (left?.unit !== said?.unit || left?.count !== said?.count) setSaid(left);
  return left;
}
