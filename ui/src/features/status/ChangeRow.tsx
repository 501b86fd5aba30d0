// A change that is not in Cubicl: on its way, or refused. With the reason, also of what is on its way for long, the person's
// own words, and what to do.
import { useMutation } from '@tanstack/react-query';
import { Clock, RefreshCw } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';

import { client, type PendingChange, type TaskId } from '@/api';
import { Disclosure } from '@/components';
import { ConflictNote, losingOf } from '@/features/changes';
import { ProblemNotice } from '@/features/problem';
import { useTranslation } from '@/i18n';

import { RefusedNote } from './RefusedNote';

import css from './Status.module.css';

export function ChangeRow({ change, onOpenTask }: { change: PendingChange; onOpenTask: (task: TaskId) => void }) {
  const { t } = useTranslation('frame');
  const retry = useMutation({ mutationFn: () => client.retryChange(change.id) });
  const discard = useMutation({ mutationFn: () => client.discardChange(change.id) });
  const { state, task } = change;
  const what = t(`changes.what.${change.what}`);
  const names = { what, task: change.taskName };
  const failure = retry.error ?? discard.error;
  return (
    <li className={css.change} data-testid="change-row" data-state={state.state}>
      <p className={css.changeHead}>
        {task === null ? (
          <span className={css.task}>{change.taskName}</span>
        ) : (
          <AriaButton className={css.task} aria-label={t('changes.open', names)} onPress={() => onOpenTask(task)}>
            {change.taskName}
          </AriaButton>
        )}
        <span className={css.what}>{what}</span>
      </p>
      <ConflictNote change={change} />
      {change.text && state.state !== 'conflict' ? (
        <Disclosure title={t('changes.text')}>
          <p className={css.own}>{change.text}</p>
        </Disclosure>
      ) : null}
      {'problem' in state ? (
        <RefusedNote problem={state.problem} names={names} losing={losingOf(change)} retry={retry} discard={discard} />
      ) : change.trouble ? (
        <RefusedNote
          problem={change.trouble}
          lead={t('changes.goesOn')}
          names={names}
          losing={losingOf(change)}
          retry={retry}
          // What is being sent cannot be let go before it is answered.
          discard={{ ...discard, isPending: discard.isPending || state.state === 'sending' }}
        />
      ) : state.state === 'conflict' ? null : (
        <p className={css.way}>
          {state.state === 'sending' ? <RefreshCw aria-hidden /> : <Clock aria-hidden />}
          {t(`changes.${state.state}`)}
        </p>
      )}
      {failure ? <ProblemNotice problem={failure.problem} lead={t('changes.failed')} /> : null}
    </li>
  );
}
