// Sizes and shares as people read them.
import { numberFormat } from './formats';

/** "4.2 MB", "512 KB", in the language's own way; decimal units, as file managers show them. */
export function formatBytes(bytes: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  let value = bytes;
  let at = 0;
  while (value >= 1000 && at < units.length - 1) {
    value /= 1000;
    at += 1;
  }
  return numberFormat(locale, {
    style: 'unit',
    unit: units[at] ?? 'byte',
    maximumFractionDigits: value < 10 && at > 0 ? 1 : 0,
  }).format(value);
}
