// Many transfers in three numbers, and what is worth saying aloud when they change.
import type { TransferView } from '@/api';

export interface Summary {
  active: number;
  failed: number;
  /** 0..=100 over the active ones; null when no size is known. */
  percent: number | null;
}

export type Stage = TransferView['state']['state'];

const ACTIVE: ReadonlySet<Stage> = new Set(['waiting', 'running', 'attaching'] as const);

export function isActive(transfer: TransferView): boolean {
  return ACTIVE.has(transfer.state.state);
}

export function summaryOf(transfers: readonly TransferView[]): Summary {
  const active = transfers.filter(isActive);
  let done = 0;
  let size = 0;
  for (const transfer of active) {
    if (transfer.size === null) continue;
    size += transfer.size;
    done += Math.min(transfer.done, transfer.size);
  }
  return {
    active: active.length,
    failed: transfers.filter((transfer) => transfer.state.state === 'failed').length,
    percent: size > 0 ? Math.floor((done / size) * 100) : null,
  };
}

export interface News {
  startedUp: number;
  startedDown: number;
  finished: string[];
  failed: string[];
}

/** What began and ended between two lists; never how far something is. */
export function newsBetween(before: ReadonlyMap<number, Stage>, now: readonly TransferView[]): News {
  const news: News = { startedUp: 0, startedDown: 0, finished: [], failed: [] };
  for (const transfer of now) {
    const was = before.get(transfer.id);
    const is = transfer.state.state;
    if (was === is) continue;
    const ran = was !== undefined && ACTIVE.has(was);
    if (isActive(transfer) && !ran) {
      if (transfer.direction === 'upload') news.startedUp += 1;
      else news.startedDown += 1;
    } else if (is === 'done') news.finished.push(transfer.name);
    else if (is === 'failed') news.failed.push(transfer.name);
  }
  return news;
}
