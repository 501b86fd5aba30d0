// Drafts and the disk, for as long as an account is open.
import { useEffect } from 'react';

import { type AccountView, client, useCloseAsked, useHappened } from '@/api';

import { saveNow } from './disk';
import { forgetDrafts, moveDrafts, recallDrafts } from './drafts';

export function useKeptDrafts(account: AccountView | null): void {
  const who = account && `${account.server}\n${account.user}`;

  useEffect(() => {
    if (who === null) return;
    let isOpen = true;
    client.drafts().then(
      (kept) => isOpen && recallDrafts(kept),
      // Signed out meanwhile: the welcome screen says so.
      () => {},
    );
    const leaving = [
      [window, 'blur'],
      [window, 'pagehide'],
      [document, 'visibilitychange'],
    ] as const;
    for (const [target, event] of leaving) target.addEventListener(event, saveNow);
    return () => {
      isOpen = false;
      for (const [target, event] of leaving) target.removeEventListener(event, saveNow);
      forgetDrafts();
    };
  }, [who]);

  useCloseAsked(({ lostChanges, activeTransfers }) => {
    const saved = saveNow();
    if (lostChanges + activeTransfers === 0) void saved.then(() => client.answerClose(true));
  });

  useHappened((event) => {
    if (event.type === 'taskConfirmed') moveDrafts(event.local, event.id);
  });
}
