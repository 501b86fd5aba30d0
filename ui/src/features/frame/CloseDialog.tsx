// Closing the window while changes or files are on their way: asked first, because they would be lost.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { client, type CloseAsked, useCloseAsked } from '@/api';
import { AlertDialog } from '@/components';

export function CloseDialog() {
  const { t } = useTranslation('frame');
  const [asked, setAsked] = useState<CloseAsked | null>(null);
  const [isOpen, setOpen] = useState(false);
  useCloseAsked((question) => {
    setAsked(question);
    setOpen(true);
  });
  return (
    <AlertDialog
      title={t('closing.title')}
      isOpen={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        if (!open) void client.answerClose(false);
      }}
      confirm={t('closing.confirm')}
      onConfirm={() => void client.answerClose(true)}
    >
      {asked && asked.waitingChanges > 0 ? <p>{t('closing.changes', { count: asked.waitingChanges })}</p> : null}
      {asked && asked.activeTransfers > 0 ? <p>{t('closing.files', { count: asked.activeTransfers })}</p> : null}
      <p>{t('closing.text')}</p>
    </AlertDialog>
  );
}
