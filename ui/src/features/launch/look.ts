/** What a drawing depends on besides what Rust knows: this version of the page, its window, its language. */
export function look(): string {
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  return [import.meta.url, innerWidth, innerHeight, devicePixelRatio, dark, navigator.language].join(' ');
}

/** Words like "today" are of this day. */
export function today(): string {
  return new Date().toDateString();
}
