// What the picker of tags offers, and whether a choice differs from what was there.
import { fold } from '@/lib/fold';

/** The same members, whatever their order. */
export function sameSet(one: readonly string[], other: readonly string[]): boolean {
  const set = new Set(one);
  return set.size === new Set(other).size && other.every((item) => set.has(item));
}

export interface TagChoice {
  id: string;
  text: string;
  isNew: boolean;
}

/** Every tag once, and what is typed as a new one when no tag is called so, by the letters that the picker looks for. */
export function tagChoices(tags: readonly string[], typed: string): TagChoice[] {
  const choices = [...new Set(tags)].map((tag) => ({ id: tag, text: tag, isNew: false }));
  const word = typed.trim();
  const known = choices.some((choice) => fold(choice.text) === fold(word));
  return word === '' || known ? choices : [...choices, { id: word, text: word, isNew: true }];
}
