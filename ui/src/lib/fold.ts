// Letters for searching: Turkish lower case (İ→i, I→ı), then without dots and accents, so that "isik" finds "Işık".

export function fold(text: string): string {
  return text.toLocaleLowerCase('tr').normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ı', 'i');
}

/** Every word of the query occurs somewhere in the text. */
export function containsWords(text: string, query: string): boolean {
  const folded = fold(text);
  return fold(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
