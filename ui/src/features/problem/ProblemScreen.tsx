// A problem instead of a screen or panel that has nothing else to show.
import { CloudOff, SearchX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import type { Problem } from '@/api';
import { Button, Disclosure, EmptyState } from '@/components';
import { useTranslation } from '@/i18n';

import { useProblemWords } from './useProblemWords';

import css from './ProblemScreen.module.css';

export interface ProblemScreenProps {
  problem: Problem;
  onRetry?: () => void;
  actions?: ReactNode;
  size?: 'page' | 'inline';
}

const unreachable = new Set(['offline', 'timedOut', 'wrongAddress', 'serverTrouble']);

export function ProblemScreen({ problem, onRetry, actions, size = 'page' }: ProblemScreenProps) {
  const { t } = useTranslation('common');
  const words = useProblemWords()(problem);
  const { code } = problem.kind;
  return (
    <EmptyState
      announce
      size={size}
      tone={code === 'offline' || code === 'notFound' ? 'warning' : 'danger'}
      icon={unreachable.has(code) ? CloudOff : code === 'notFound' ? SearchX : TriangleAlert}
      title={words.title}
      text={
        <>
          {words.text}
          {words.detail === null ? null : (
            <Disclosure title={t('action.details')}>
              <p className={css.detail}>{words.detail}</p>
            </Disclosure>
          )}
        </>
      }
      action={
        onRetry || actions ? (
          <>
            {actions}
            {onRetry ? <Button onPress={onRetry}>{t('action.tryAgain')}</Button> : null}
          </>
        ) : undefined
      }
    />
  );
}
