// Drafts and the disk, for as long as an account is open.
import { useEffect, useEffectEvent, useRef } from 'react';

import { type AccountView, client, useHappened } from '@/api';
import { toast } from '@/components';
import { useTranslation } from '@/i18n';

import { saveNow, whenTooLong } from './disk';
import { forgetDrafts, moveDrafts, recallDrafts } from './drafts';

export function useKeptDrafts(account: AccountView | null): void {
  const { t } = useTranslation('common');
  const who = account && `${account.server}\n${account.user}`;
  const failed = useRef(false);

  useEffect(() => {
    if (who === null) return;
    const stop = recall();
    client.status().then(
      ({ storage }) => {
        failed.current = storage.state === 'failing';
      },
      () => {},
    );
    const leaving = [
      [window, 'blur'],
      [window, 'pagehide'],
      [document, 'visibilitychange'],
    ] as const;
    for (const [target, event] of leaving) target.addEventListener(event, saveNow);
    return () => {
      stop();
      for (const [target, event] of leaving) target.removeEventListener(event, saveNow);
      forgetDrafts();
    };
  }, [who]);

  const tooLong = useEffectEvent(() =>
    toast({ title: t('draft.tooLong'), text: t('draft.tooLongText'), tone: 'danger' }),
  );
  useEffect(() => whenTooLong(() => tooLong()), []);

  useHappened((event) => {
    if (event.type === 'taskConfirmed') moveDrafts(event.local, event.id);
    if (event.type !== 'statusChanged') return;
    const fails = event.status.storage.state === 'failing';
    // The file that did not open at the start has opened, with what was written before.
    if (failed.current && !fails && who !== null) recall();
    failed.current = fails;
  });
}

/** Brings back what the disk has; answers how to think better of it. */
function recall(): () => void {
  let isWanted = true;
  client.drafts().then(
    (kept) => isWanted && recallDrafts(kept),
    // Signed out meanwhile: the welcome screen says so.
    () => {},
  );
  return () => {
    isWanted = false;
  };
}
