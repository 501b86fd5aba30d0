// Formatters of `Intl` are slow to make and quick to use, and every card uses several: each kind is made once.
const made = new Map<string, unknown>();

function once<Format>(kind: string, locale: string, options: object, make: () => Format): Format {
  const name = `${kind} ${locale} ${JSON.stringify(options)}`;
  const known = made.get(name) as Format | undefined;
  if (known !== undefined) return known;
  const format = make();
  made.set(name, format);
  return format;
}

export const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  once('date', locale, options, () => new Intl.DateTimeFormat(locale, options));

/** "Tomorrow", "2 hours ago". */
export const relativeFormat = (locale: string): Intl.RelativeTimeFormat =>
  once('relative', locale, {}, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

export const numberFormat = (locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat =>
  once('number', locale, options, () => new Intl.NumberFormat(locale, options));

export const listFormat = (locale: string, type: 'conjunction' | 'unit' = 'conjunction'): Intl.ListFormat =>
  once('list', locale, { type }, () => new Intl.ListFormat(locale, { type }));
