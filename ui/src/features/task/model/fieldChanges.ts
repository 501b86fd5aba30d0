// Which of a task's changes belong beside which field, and what is said of them.
import type { ChangeKind, PendingChange } from '@/api';

/** The newest change of a kind that is not settled. */
export function changeOf(changes: readonly PendingChange[], kind: ChangeKind): PendingChange | undefined {
  return changes.findLast((change) => change.what === kind);
}

/** Refused, doubtful and conflicting ones need the person; the others only need time. */
export function needsPerson(change: PendingChange): boolean {
  return ['refused', 'inDoubt', 'conflict'].includes(change.state.state);
}
