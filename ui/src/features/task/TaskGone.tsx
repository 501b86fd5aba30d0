// A task that was deleted or may no longer be seen. What was typed and not sent can still be copied.
import { FileX } from 'lucide-react';

import type { Departure } from '@/api';
import { Button, EmptyState } from '@/components';
import { useTranslation } from '@/i18n';

import { unsentText } from './model/unsent';
import { useCopy } from './model/useCopy';

export interface TaskGoneProps {
  id: string;
  departure: Departure | null;
  onClose: () => void;
}

export function TaskGone({ id, departure, onClose }: TaskGoneProps) {
  const { t } = useTranslation('task');
  const copy = useCopy();
  const text = unsentText(id);
  const why = departure?.why === 'deleted' || departure?.why === 'noAccess' ? departure.why : undefined;
  return (
    <EmptyState
      size="inline"
      tone="warning"
      announce
      icon={FileX}
      title={t(why === undefined ? 'gone.title' : `gone.${why}.title`)}
      text={t(why === undefined ? 'gone.text' : `gone.${why}.text`)}
      action={
        <>
          {text === '' ? null : <Button onPress={() => copy(text)}>{t('gone.copyDraft')}</Button>}
          <Button onPress={onClose} data-testid="gone-close">
            {t('panel.close')}
          </Button>
        </>
      }
    />
  );
}
