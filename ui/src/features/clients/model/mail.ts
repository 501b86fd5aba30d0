// Addresses for the person's mail program.

/** A link to write to somebody; null when the text is no address. */
export function mailAddress(text: string): string | null {
  const [, name, host] = /^([^\s@<>"]+)@([^\s@<>"/?#]+\.[^\s@<>"/?#]+)$/u.exec(text.trim()) ?? [];
  return name === undefined || host === undefined
    ? null
    : `mailto:${encodeURIComponent(name)}@${encodeURIComponent(host)}`;
}
