// What of many transfers is worth saying aloud: that they begin, that one failed, and how it ended. Never how far they are,
// and not each of hundreds.
import type { TransferView } from '@/api';

export type Stage = TransferView['state']['state'];

const ACTIVE: ReadonlySet<Stage> = new Set(['waiting', 'running', 'attaching'] as const);

export function isActive(transfer: TransferView): boolean {
  return ACTIVE.has(transfer.state.state);
}

/** What is known between two lists. */
export interface Heard {
  stages: ReadonlyMap<number, Stage>;
  /** Names that are said when nothing is on its way any more. */
  finished: readonly string[];
  failed: readonly string[];
  /** The first failure was said. */
  alarmed: boolean;
}

export interface News {
  startedUp: number;
  startedDown: number;
  finished: readonly string[];
  failed: readonly string[];
}

/** What was there before the window opened is no news. */
export function hear(transfers: readonly TransferView[]): Heard {
  return { stages: stagesOf(transfers), finished: [], failed: [], alarmed: false };
}

/** What is to be said of the difference, and what is known from here on. */
export function newsBetween(before: Heard, now: readonly TransferView[]): { news: News; heard: Heard } {
  let startedUp = 0;
  let startedDown = 0;
  const finished = [...before.finished];
  const failed = [...before.failed];
  for (const transfer of now) {
    const was = before.stages.get(transfer.id);
    const is = transfer.state.state;
    if (was === is) continue;
    const ran = was !== undefined && ACTIVE.has(was);
    if (isActive(transfer) && !ran) {
      if (transfer.direction === 'upload') startedUp += 1;
      else startedDown += 1;
    } else if (is === 'done') finished.push(transfer.name);
    else if (is === 'failed') failed.push(transfer.name);
  }
  const over = !now.some(isActive);
  const alarm = failed.length > 0 && (over || !before.alarmed);
  return {
    news: { startedUp, startedDown, finished: over ? finished : [], failed: alarm ? failed : [] },
    heard: {
      stages: stagesOf(now),
      finished: over ? [] : finished,
      failed: alarm ? [] : failed,
      alarmed: !over && (before.alarmed || alarm),
    },
  };
}

const stagesOf = (transfers: readonly TransferView[]) => new Map(transfers.map(({ id, state }) => [id, state.state]));
