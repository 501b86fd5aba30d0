// A task that was deleted or may no longer be seen. What was typed and not sent can still be copied.
import { FileX } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { Button, EmptyState } from '@/components';

import { unsentText } from './model/unsent';
import { useCopy } from './model/useCopy';

export function TaskGone({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('task');
  const copy = useCopy();
  const text = unsentText(id);
  return (
    <EmptyState
      size="inline"
      tone="warning"
      announce
      icon={FileX}
      title={t('gone.title')}
      text={t('gone.text')}
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
