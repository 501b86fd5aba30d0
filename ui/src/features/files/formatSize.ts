// Two sizes in one breath: "1.2 of 4 MB".
import { numberFormat } from '@/lib/formats';
import { formatBytes } from '@/lib/size';

/** Both sides in the unit of the whole, the unit only once. */
export function formatSizeOf(done: number, total: number, locale: string): { done: string; total: string } {
  let factor = 1;
  while (total / factor >= 1000 && factor < 1e12) factor *= 1000;
  const whole = total / factor;
  const digits = whole < 10 && factor > 1 ? 1 : 0;
  return {
    done: numberFormat(locale, { maximumFractionDigits: digits }).format(Math.min(done, total) / factor),
    total: formatBytes(total, locale),
  };
}
