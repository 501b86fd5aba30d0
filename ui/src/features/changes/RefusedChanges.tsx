// Says that Cubicl refused a change: what, what is back as it was, why, and "Try again"; or that somebody else changed the
// same field, and where to choose. Mounted once, in the frame.
//
// The words leave by themselves when the change is tried again or let go elsewhere; what was refused stays listed
// with the changes, so closing the words loses nothing.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';

import { changesQuery, client, type PendingChange, problemOf, type ProjectId, type TaskId } from '@/api';
import { toast } from '@/components';

import { compareRefusals } from './compareRefusals';
import { useRefusalWords } from './useRefusalWords';

const AT_ONCE = 3;

export interface RefusedChangesProps {
  /** The task on the screen says it beside its field. */
  openTask: TaskId | null;
  /** The chats on the screen say it beside the message. */
  chatsAreOpen: boolean;
  onOpenTask: (project: ProjectId, task: TaskId) => void;
}

export function RefusedChanges({ openTask, chatsAreOpen, onOpenTask }: RefusedChangesProps) {
  const { data: changes } = useQuery(changesQuery());
  const words = useRefusalWords();
  /** How to take the words of a told refusal away. */
  const told = useRef(new Map<number, () => void>());

  const retry = async ({ id }: PendingChange) => {
    try {
      await client.retryChange(id);
    } catch (error) {
      // It stays refused, and is listed as such.
      toast({ tone: 'danger', seconds: 20, ...words.notTried(problemOf(error)) });
    }
  };

  const showConflict = (change: PendingChange) =>
    toast({
      seconds: 20,
      title: words.conflict(change),
      text: words.conflictText,
      action: {
        label: words.open,
        onPress: () => {
          if (change.project !== null && change.task !== null) onOpenTask(change.project, change.task);
        },
      },
    });
  const showRefusal = (change: PendingChange) =>
    toast({
      tone: 'danger',
      // The card, the task and the list of changes go on saying it.
      seconds: 20,
      title: words.title(change),
      text: words.reason(change),
      about: change.task ?? change.chat?.id,
      action: { label: words.tryAgain, onPress: () => void retry(change) },
    });

  const show = (change: PendingChange) =>
    change.state.state === 'conflict' ? showConflict(change) : showRefusal(change);
  const isSeen = (change: PendingChange) =>
    change.chat === null ? change.task !== null && change.task === openTask : chatsAreOpen;

  const tell = useEffectEvent((list: readonly PendingChange[]) => {
    const { fresh, settled } = compareRefusals(list, told.current);
    for (const id of settled) {
      told.current.get(id)?.();
      told.current.delete(id);
    }
    for (const [order, change] of fresh.entries()) {
      told.current.set(change.id, order < AT_ONCE && !isSeen(change) ? show(change) : () => undefined);
    }
    if (fresh.length > AT_ONCE) toast({ tone: 'danger', title: words.more(fresh.length - AT_ONCE) });
  });

  useEffect(() => {
    if (changes) tell(changes);
  }, [changes]);

  return null;
}
