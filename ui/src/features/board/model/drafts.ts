// Names typed into quick add and not sent yet. They outlive the column on the screen, so nothing typed is lost.

const drafts = new Map<string, string>();

export interface DraftPlace {
  readonly project: string;
  readonly state: string;
}

export function draftOf(place: DraftPlace): string {
  return drafts.get(keyOf(place)) ?? '';
}

export function keepDraft(place: DraftPlace, text: string): void {
  if (text === '') drafts.delete(keyOf(place));
  else drafts.set(keyOf(place), text);
}

function keyOf({ project, state }: DraftPlace): string {
  return `${project}\n${state}`;
}
