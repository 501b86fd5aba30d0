// A change that Cubicl refused or that may have arrived: what happened, the person's own text, and what to do.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { client, keys, type PendingChange } from '@/api';
import { ProblemNote } from '@/components';
import { LetGo, losingOf } from '@/features/changes';
import { ProblemNotice, useProblemWords } from '@/features/problem';
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
  const onSettled = () =>
    Promise.all([
      ...(change.task === null
        ? []
        : [
            queries.invalidateQueries({ queryKey: keys.task(change.task) }),
            queries.invalidateQueries({ queryKey: keys.activities(change.task) }),
          ]),
      queries.invalidateQueries({ queryKey: keys.changes }),
    ]);
  const retry = useMutation({ mutationFn: () => client.retryChange(change.id), onSettled });
  const discard = useMutation({ mutationFn: () => client.discardChange(change.id), onSettled });
  if (change.state.state !== 'refused' && change.state.state !== 'inDoubt') return null;
  const { problem } = change.state;
  const words = problemWords(problem);
  const failure = retry.error ?? discard.error;
  const inDoubt = change.state.state === 'inDoubt';
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
          {failure ? <ProblemNotice problem={failure.problem} lead={t('change.notTaken')} /> : null}
        </>
      }
      detail={problem.detail}
      onRetry={() => retry.mutate()}
      retryLabel={t('change.retry')}
      actions={
        <>
          {actions}
          <LetGo
            losing={losingOf(change)}
            name={change.taskName}
            isPending={discard.isPending}
            onLetGo={() => discard.mutate()}
          />
        </>
      }
    />
  );
}
