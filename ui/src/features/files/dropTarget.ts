// Where dropped files go. Elements say what they take with `data-file-drop`: a task's id, or the name of a draft
// ("composer", "new-task") that receives them as an event, or "place" with `data-file-drop-place`, a directory of a Files page;
// `data-file-drop-name` is what the person calls it.
import type { NodePlace, PickedFile } from '@/api';

export type DropTarget =
  | { kind: 'task'; task: string; name: string; element: HTMLElement }
  | { kind: 'place'; place: NodePlace; name: string; element: HTMLElement }
  | { kind: 'draft'; name: string; element: HTMLElement };

/** Bubbles from a draft's element when files were dropped on it. */
export const FILES_DROPPED = 'filesdropped';

const DRAFTS: ReadonlySet<string> = new Set(['composer', 'new-task']);

/** What is under the point; null where files mean nothing. */
export function dropTargetAt(x: number, y: number, page: Document = document): DropTarget | null {
  const element = page.elementFromPoint(x, y)?.closest<HTMLElement>('[data-file-drop]');
  const to = element?.dataset['fileDrop'];
  if (!element || !to) return null;
  const name = element.dataset['fileDropName'] ?? '';
  const place = element.dataset['fileDropPlace'];
  if (place !== undefined) return { kind: 'place', place: JSON.parse(place) as NodePlace, name, element };
  return DRAFTS.has(to) ? { kind: 'draft', name, element } : { kind: 'task', task: to, name, element };
}

/** What a directory carries to take files. */
export function takesFiles(place: NodePlace, name: string) {
  return { 'data-file-drop': 'place', 'data-file-drop-place': JSON.stringify(place), 'data-file-drop-name': name };
}

/** Moves the mark `data-file-over` from one element to the next. */
export function markOver(before: HTMLElement | null, now: HTMLElement | null): void {
  if (before === now) return;
  before?.removeAttribute('data-file-over');
  now?.setAttribute('data-file-over', '');
}

/** Gives files to a draft. */
export function giveToDraft(element: HTMLElement, files: readonly PickedFile[]): void {
  element.dispatchEvent(new CustomEvent(FILES_DROPPED, { bubbles: true, detail: files }));
}

/** The files of such an event. */
export function droppedFiles(event: Event): readonly PickedFile[] {
  return event instanceof CustomEvent && Array.isArray(event.detail) ? (event.detail as PickedFile[]) : [];
}
