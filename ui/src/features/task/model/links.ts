// Addresses people type for a link.

/** A web, mail or phone address made whole ("cubicl.io" → "https://cubicl.io"); null when it is none. */
export function linkAddress(typed: string): string | null {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return null;
  if (/^(?:https?:\/\/|mailto:|tel:)\S+$/i.test(text)) return text;
  if (/^[a-z][a-z\d+.-]*:(?!\d)/i.test(text)) return null;
  if (/^[^@/]+@[^@/]+\.[^@/]+$/.test(text)) return `mailto:${text}`;
  return /^[^/]+\.[^/.]{2,}/.test(text) ? `https://${text}` : null;
}
