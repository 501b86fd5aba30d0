// A change that Cubicl refused or that may have arrived: what happened, the person's own text, and what to do.
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { client, keys, type PendingChange } from '@/api';
import { Button, ProblemNote } from '@/components';
import { useProblemWords } from '@/features/problem';
import { useTranslation } from '@/i18n';
import { toPlainText } from '@/lib/plainText';

import css from './FieldChange.module.css';

export interface RefusedChangeProps {
  change: PendingChange;
  /** Beside Retry and Let go. */
  actions?: ReactNode;
}

export function RefusedChange({ change, actions }: RefusedChangeProps) {
  const { t } = useTranslation('task');
  const queries = useQueryClient();
  const problemWords = useProblemWords();
  if (change.state.state !== 'refused' && change.state.state !== 'inDoubt') return null;
  const { problem } = change.state;
  const words = problemWords(problem);
  const inDoubt = change.state.state === 'inDoubt';
  const settle = async (act: (id: number) => Promise<unknown>) => {
    await act(change.id).catch(() => undefined);
    await Promise.all([
      ...(change.task === null
        ? []
        : [
            queries.invalidateQueries({ queryKey: keys.task(change.task) }),
            queries.invalidateQueries({ queryKey: keys.activities(change.task) }),
          ]),
      queries.invalidateQueries({ queryKey: keys.changes }),
    ]);
  };
  return (
    <ProblemNote
      data-testid={`refused-${change.what}`}
      tone={inDoubt ? 'warning' : 'danger'}
      title={inDoubt ? t('change.inDoubt') : t(`change.refused.${change.what}`)}
      text={
        <>
          {inDoubt ? t('change.doubt') : `${words.title}. ${words.text}`}
          {change.text ? (
            <blockquote className={css.own} aria-label={t('change.yourText')} data-testid="own-text">
              {change.what === 'description' ? toPlainText(change.text) : change.text}
            </blockquote>
          ) : null}
        </>
      }
      detail={problem.detail}
      onRetry={() => void settle(client.retryChange)}
      retryLabel={t('change.retry')}
      actions={
        <>
          {actions}
          <Button size="small" variant="plain" onPress={() => void settle(client.discardChange)}>
            {t('change.letGo')}
          </Button>
        </>
      }
    />
  );
}
