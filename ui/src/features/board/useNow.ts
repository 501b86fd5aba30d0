// The time, often enough for deadlines in days.
import { useEffect, useState } from 'react';

const EVERY_MS = 60_000;

/** Unix seconds. */
export function useNow(): number {
  const [now, setNow] = useState(() => Math.floor(Date.now() / 1000));
  useEffect(() => {
    const timer = setInterval(() => setNow(Math.floor(Date.now() / 1000)), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
