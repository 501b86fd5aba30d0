// Keeps a picture of the page for the next start, when it has come to rest and looks as a start draws it.
import { useEffect, useRef } from 'react';

import { client, type Happened, type ProjectId, useHappened } from '@/api';

import { look } from './look';
import { looksAsAtStart, pictureOf } from './picture';

const AT_REST_MS = 3000;
/** Until a board that is scrolled, or has something open, is looked at again. */
const LATER_MS = 20_000;
/** What happens all day and changes nothing that a picture shows. */
const UNSEEN = new Set<Happened['type']>(['statusChanged', 'transfersMoved', 'activitiesChanged', 'messagesChanged']);

/** `board`: what is on the screen, if a start opens exactly that. */
export function useKeptLaunchPicture(board: ProjectId | null): void {
  const keeper = useRef<Keeper>(undefined);
  useEffect(() => {
    if (board === null) return undefined;
    const kept = new Keeper();
    const atRest = () => kept.keepIn(AT_REST_MS);
    keeper.current = kept;
    atRest();
    window.addEventListener('resize', atRest);
    window.addEventListener('blur', atRest);
    return () => {
      keeper.current = undefined;
      kept.stop();
      window.removeEventListener('resize', atRest);
      window.removeEventListener('blur', atRest);
    };
  }, [board]);
  useHappened(({ type }) => {
    if (!UNSEEN.has(type)) keeper.current?.keepIn(AT_REST_MS);
  });
}

class Keeper {
  private timer: ReturnType<typeof setTimeout> | undefined;

  keepIn(ms: number): void {
    clearTimeout(this.timer);
    // What goes wrong is only missed at the next start.
    this.timer = setTimeout(() => void this.keep().catch(() => {}), ms);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private async keep(): Promise<void> {
    const of = this.timer;
    const drawing = await client.wantedLaunchPicture(look());
    const root = document.getElementById('root');
    // Something happened meanwhile, which has a timer of its own.
    if (drawing === null || !root || of !== this.timer) return;
    if (looksAsAtStart(root)) await client.keepLaunchPicture(look(), drawing, pictureOf(root));
    else this.keepIn(LATER_MS);
  }
}
