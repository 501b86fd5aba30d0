// Closing the window while files are on their way, or with changes that cannot be stored: asked first.
import { useState } from 'react';

import { client, type CloseAsked, useCloseAsked } from '@/api';
import { AlertDialog } from '@/components';
import { useTranslation } from '@/i18n';

export function CloseDialog() {
  const { t } = useTranslation('frame');
  const [asked, setAsked] = useState<CloseAsked | null>(null);
  const [isOpen, setOpen] = useState(false);
  useCloseAsked((question) => {
    if (question.lostChanges + question.activeTransfers === 0) return;
    setAsked(question);
    setOpen(true);
  });
  const goesOn = asked !== null && asked.lostChanges === 0 && asked.transfersGoOn;
  return (
    <AlertDialog
      title={t('closing.title')}
      isOpen={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        if (!open) void client.answerClose(false);
      }}
      cancel={t('closing.keep')}
      confirm={t(goesOn ? 'closing.close' : 'closing.confirm')}
      tone={goesOn ? 'normal' : 'danger'}
      onConfirm={() => void client.answerClose(true)}
    >
      {asked && asked.lostChanges > 0 ? <p>{t('closing.changes', { count: asked.lostChanges })}</p> : null}
      {asked && asked.activeTransfers > 0 ? <p>{t('closing.files', { count: asked.activeTransfers })}</p> : null}
      <p>{goesOn ? t('closing.goOn', { count: asked.activeTransfers }) : t('closing.text')}</p>
    </AlertDialog>
  );
}
