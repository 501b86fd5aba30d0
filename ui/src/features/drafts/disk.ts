// Texts on their way to the disk: soon after they change, at once when the window loses somebody's eye. While one is being
// written the next waits, so the last word stays the last.
import { client, problemOf } from '@/api';

const PAUSE = 500;

type Text = () => string | null;

const waiting = new Map<string, Text>();
/** What the disk did not take. It goes with the next writing, unless it is too long: then it waits until it is another. */
const unkept = new Map<string, { text: Text; isTooLong: boolean }>();
let tellTooLong = () => {};
let timer: ReturnType<typeof setTimeout> | undefined;
let sending: Promise<unknown> = Promise.resolve();
let turn = 0;

/** Writes what `text` gives at that moment within half a second; `null` forgets the place. */
export function saveSoon(place: string, text: Text): void {
  waiting.set(place, text);
  timer ??= setTimeout(saveNow, PAUSE);
}

/** Writes what waits, and answers when it is done. Rust tells on the status line when the disk does not take it. */
export function saveNow(): Promise<unknown> {
  clearTimeout(timer);
  timer = undefined;
  for (const [place, { text, isTooLong }] of unkept) if (!isTooLong && !waiting.has(place)) waiting.set(place, text);
  if (waiting.size === 0) return sending;
  const texts = Array.from(waiting, ([place, text]) => ({ place, text, written: text() }));
  waiting.clear();
  const mine = turn;
  sending = sending.then(() => {
    if (mine !== turn) return;
    return Promise.all(texts.map(({ place, text, written }) => write(place, text, written)));
  });
  return sending;
}

async function write(place: string, text: Text, written: string | null): Promise<void> {
  const mine = turn;
  try {
    await client.saveDraft(place, written);
    if (mine === turn) unkept.delete(place);
  } catch (error) {
    if (mine !== turn) return;
    const isTooLong = problemOf(error).kind.code === 'badInput';
    if (isTooLong && !unkept.get(place)?.isTooLong) tellTooLong();
    unkept.set(place, { text, isTooLong });
  }
}

/** Places whose text the disk does not have. A text that should be forgotten is no loss. */
export function unkeptPlaces(): string[] {
  return Array.from(unkept).flatMap(([place, { text }]) => (text() === null ? [] : place));
}

/** `tell` hears of a text that is too long for the disk, once until it is kept again. Answers how to stop. */
export function whenTooLong(tell: () => void): () => void {
  tellTooLong = tell;
  return () => {
    tellTooLong = () => {};
  };
}

/** What is not written yet stays unwritten: it was somebody else's. */
export function saveNothing(): void {
  clearTimeout(timer);
  timer = undefined;
  waiting.clear();
  unkept.clear();
  turn += 1;
}
