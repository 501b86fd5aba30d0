// Drafts and the disk, for as long as an account is open.
import { useEffect, useEffectEvent } from 'react';

import { type AccountView, client, useHappened } from '@/api';
import { toast } from '@/components';
import { useTranslation } from '@/i18n';

import { saveNow, whenTooLong } from './disk';
import { forgetDrafts, moveDrafts, recallDrafts } from './drafts';

export function useKeptDrafts(account: AccountView | null): void {
  const { t } = useTranslation('common');
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

  const tooLong = useEffectEvent(() =>
    toast({ title: t('draft.tooLong'), text: t('draft.tooLongText'), tone: 'danger' }),
  );
  useEffect(() => whenTooLong(() => tooLong()), []);

  useHappened((event) => {
    if (event.type === 'taskConfirmed') moveDrafts(event.local, event.id);
  });
}
