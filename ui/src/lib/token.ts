// A pasted token: what mail programs and web pages put around it is dropped. Rust does the same once more.

export function cleanToken(pasted: string): string {
  return pasted.replace(/^\s*(authorization:)?\s*bearer\s+/i, '').replaceAll(/[\s\u200B\uFEFF]+/g, '');
}
