// A screen that threw while it was drawn. The frame around it stays.
import { Bug } from 'lucide-react';

import { problemOf } from '@/api';
import { Button, Disclosure, EmptyState } from '@/components';
import { useProblemWords } from '@/features/problem';
import { useTranslation } from '@/i18n';

export function BrokenScreen({ error, onRetry, onHome }: { error: unknown; onRetry: () => void; onHome?: () => void }) {
  const { t } = useTranslation(['frame', 'common']);
  const { detail } = useProblemWords()(problemOf(error));
  return (
    <EmptyState
      announce
      tone="danger"
      icon={Bug}
      title={t('broken.title')}
      text={
        <>
          {t('broken.text')}
          {detail === null ? null : <Disclosure title={t('common:action.details')}>{detail}</Disclosure>}
        </>
      }
      action={
        <>
          <Button onPress={onRetry}>{t('common:action.tryAgain')}</Button>
          {onHome ? <Button onPress={onHome}>{t('broken.home')}</Button> : null}
        </>
      }
    />
  );
}
