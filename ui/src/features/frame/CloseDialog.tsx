// Closing the window: what was typed last is written first. Asked before it while files are on their way, or when changes or
// texts cannot be stored.
import { useState } from 'react';

import { client, type CloseAsked, useCloseAsked } from '@/api';
import { AlertDialog } from '@/components';
import { saveDrafts } from '@/features/drafts';
import { useTranslation } from '@/i18n';

interface Asked extends CloseAsked {
  /** Texts that the disk does not have. */
  lostDrafts: number;
}

const NOTHING: Asked = { lostChanges: 0, activeTransfers: 0, transfersGoOn: true, lostDrafts: 0 };

export function CloseDialog() {
  const { t } = useTranslation('frame');
  const [asked, setAsked] = useState(NOTHING);
  const [isOpen, setOpen] = useState(false);
  const ask = async (question: CloseAsked) => {
    const isAsked = question.lostChanges + question.activeTransfers > 0;
    if (isAsked) {
      setAsked({ ...question, lostDrafts: 0 });
      setOpen(true);
    }
    const lostDrafts = (await saveDrafts()).length;
    if (lostDrafts > 0) {
      setAsked({ ...question, lostDrafts });
      if (isAsked) return;
      // Rust would close a window that nothing speaks against; it is to wait for the person.
      void client.answerClose(false);
      setOpen(true);
    } else if (!isAsked) void client.answerClose(true);
  };
  useCloseAsked((question) => void ask(question));

  const { lostChanges, activeTransfers, transfersGoOn, lostDrafts } = asked;
  const goesOn = lostChanges === 0 && transfersGoOn;
  const losesNothing = goesOn && lostDrafts === 0;
  return (
    <AlertDialog
      title={t('closing.title')}
      isOpen={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        if (!open) void client.answerClose(false);
      }}
      cancel={t('closing.keep')}
      confirm={t(losesNothing ? 'closing.close' : 'closing.confirm')}
      tone={losesNothing ? 'normal' : 'danger'}
      onConfirm={() => void client.answerClose(true)}
    >
      {lostChanges > 0 ? <p>{t('closing.changes', { count: lostChanges })}</p> : null}
      {activeTransfers > 0 ? <p>{t('closing.files', { count: activeTransfers })}</p> : null}
      {lostChanges + activeTransfers === 0 ? null : (
        <p>
          {goesOn ? t('closing.goOn', { count: activeTransfers }) : t('closing.text')}
          {losesNothing ? ` ${t('closing.kept')}` : null}
        </p>
      )}
      {lostDrafts > 0 ? <p>{t('closing.drafts', { count: lostDrafts })}</p> : null}
    </AlertDialog>
  );
}
