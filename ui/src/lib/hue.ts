// A colour for an id: the same on every screen and every day.

/** Hue in degrees, 0..360, spread over the circle. */
export function hueOf(id: string): number {
  let hash = 2166136261;
  for (let at = 0; at < id.length; at += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(at), 16777619);
  }
  return ((hash >>> 0) % 24) * 15;
}
