// What of a person's own is lost when a change is let go. What a click would make again is nothing.
import type { NodeChangeKind, PendingChange } from '@/api';

export type Losing = 'create' | 'comment' | 'message' | 'text' | 'files' | 'folder' | 'nothing';

export function losingOf({ what, text }: PendingChange): Losing {
  if (what === 'create' || what === 'comment' || what === 'message') return what;
  if (what === 'attach') return 'files';
  return text === null ? 'nothing' : 'text';
}

const ofNodes = { makeDirectory: 'folder', putFiles: 'files', delete: 'nothing' } as const;

export function losingOfNodes(what: NodeChangeKind): Losing {
  return ofNodes[what];
}
