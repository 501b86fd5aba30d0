// The button that lets a change go, and the question before it when something is lost that nobody could bring back.
import { useState } from 'react';

import { AlertDialog, Button } from '@/components';
import { useTranslation } from '@/i18n';

import type { Losing } from './losing';

export interface LetGoProps {
  losing: Losing;
  /** Of the task, the chat, or what was to be put on a Files page. */
  name: string;
  /** What the button is about, where several stand in a list. */
  about?: string;
  isPending?: boolean;
  onLetGo: () => void;
}

export function LetGo({ losing, name, about, isPending = false, onLetGo }: LetGoProps) {
  const { t } = useTranslation('frame');
  const [asking, setAsking] = useState(false);
  const called = losing === 'comment' || losing === 'message' ? losing : 'change';
  const label = t(`changes.letGo.${called}`);
  return (
    <>
      <Button
        size="small"
        variant="plain"
        aria-label={about === undefined ? undefined : `${label}: ${about}`}
        isPending={isPending}
        onPress={() => (losing === 'nothing' ? onLetGo() : setAsking(true))}
        data-testid="let-go"
      >
        {label}
      </Button>
      {losing === 'nothing' ? null : (
        <AlertDialog
          title={t(`changes.letGo.${called}Title`)}
          isOpen={asking}
          onOpenChange={setAsking}
          confirm={label}
          onConfirm={onLetGo}
        >
          <p>{t(`changes.letGo.loses.${losing}`, { name })}</p>
          <p>{t('changes.letGo.forGood')}</p>
        </AlertDialog>
      )}
    </>
  );
}
