// How high a card will be before it is drawn, so that the scrollbar is honest and nothing jumps.
import type { Card } from '@/api';

const LETTERS_A_LINE = 34;
const PADDING = 18;
const TAGS = 24;
const LINE = 20;
const META = 28;

/** The height of a card that is not read yet: a name of one line, and a row below. */
export const SKELETON_HEIGHT = PADDING + LINE + META;

export function estimateHeight(card: Card | undefined): number {
  if (!card) return SKELETON_HEIGHT;
  const lines = Math.min(3, Math.max(1, Math.ceil(card.name.length / LETTERS_A_LINE)));
  return PADDING + (card.tags.length > 0 ? TAGS : 0) + lines * LINE + (hasMeta(card) ? META : 0);
}

/** Whether there is anything for the row below the name. */
export function hasMeta(card: Card): boolean {
  return (
    card.deadline !== null ||
    card.steps !== null ||
    card.client !== null ||
    card.assignees.length > 0 ||
    card.files > 0 ||
    card.subtasks > 0 ||
    card.uploading > 0 ||
    card.priority !== 3 ||
    card.private ||
    card.fromEmail ||
    card.support ||
    card.repeats ||
    card.waiting ||
    card.refused
  );
}
