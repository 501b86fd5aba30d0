// The list as it is drawn: what failed first, because it waits for the person; then what runs, in the order in which
// it goes; what is over last.
import type { TransferView } from '@/api';

import type { Stage } from './summary';

export type Group = 'failed' | 'running' | 'waiting' | 'paused' | 'ended';

export type Line =
  | { kind: 'head'; group: Group; count: number }
  | {
      kind: 'row';
      group: Group;
      transfer: TransferView;
      /** It waits behind another one. */
      canMove: boolean;
    };

const ORDER: readonly Group[] = ['failed', 'running', 'waiting', 'paused', 'ended'];

const GROUPS: Record<Stage, Group> = {
  failed: 'failed',
  running: 'running',
  attaching: 'running',
  waiting: 'waiting',
  paused: 'paused',
  done: 'ended',
  cancelled: 'ended',
};

/** Headings stand only where there is more than one group. */
export function linesOf(transfers: readonly TransferView[]): Line[] {
  const found = new Map<Group, TransferView[]>();
  for (const transfer of transfers) {
    const group = GROUPS[transfer.state.state];
    const list = found.get(group);
    if (list) list.push(transfer);
    else found.set(group, [transfer]);
  }
  const lines: Line[] = [];
  for (const group of ORDER) {
    const list = found.get(group);
    if (!list) continue;
    if (found.size > 1) lines.push({ kind: 'head', group, count: list.length });
    // What ended last is what the person just did.
    const shown = group === 'ended' ? list.toReversed() : list;
    shown.forEach((transfer, index) =>
      lines.push({ kind: 'row', group, transfer, canMove: group === 'waiting' && index > 0 }),
    );
  }
  return lines;
}
