// Texts on their way to the disk: soon after they change, at once when the window loses somebody's eye. While one is being
// written the next waits, so the last word stays the last.
import { client } from '@/api';

const PAUSE = 500;

const waiting = new Map<string, () => string | null>();
let timer: ReturnType<typeof setTimeout> | undefined;
let sending: Promise<unknown> = Promise.resolve();
let turn = 0;

/** Writes what `text` gives at that moment within half a second; `null` forgets the place. */
export function saveSoon(place: string, text: () => string | null): void {
  waiting.set(place, text);
  timer ??= setTimeout(saveNow, PAUSE);
}

/** Writes what waits, and answers when it is done. Rust tells on the status line when the disk does not take it, and writes it when it does again. */
export function saveNow(): Promise<unknown> {
  clearTimeout(timer);
  timer = undefined;
  if (waiting.size === 0) return sending;
  const texts = Array.from(waiting, ([place, text]) => [place, text()] as const);
  waiting.clear();
  const mine = turn;
  sending = sending.then(() => {
    if (mine !== turn) return;
    return Promise.allSettled(texts.map(([place, text]) => client.saveDraft(place, text)));
  });
  return sending;
}

/** What is not written yet stays unwritten: it was somebody else's. */
export function saveNothing(): void {
  clearTimeout(timer);
  timer = undefined;
  waiting.clear();
  turn += 1;
}
