// A message that Cubicl did not take, or of which nobody knows whether it arrived: why, and what to do.
import { useMutation } from '@tanstack/react-query';

import { client, type PendingChange } from '@/api';
import { Button, ProblemNote } from '@/components';
import { LetGo, losingOf } from '@/features/changes';
import { ProblemNotice } from '@/features/problem';
import { useTranslation } from '@/i18n';

import css from './Message.module.css';

export function RefusedMessage({ change }: { change: PendingChange }) {
  const { t } = useTranslation('chat');
  const retry = useMutation({ mutationFn: () => client.retryChange(change.id) });
  const discard = useMutation({ mutationFn: () => client.discardChange(change.id) });
  const { state } = change;
  if (state.state !== 'refused' && state.state !== 'inDoubt') return null;
  const inDoubt = state.state === 'inDoubt';
  const failure = retry.error ?? discard.error;
  const actions = (
    <>
      <Button size="small" isPending={retry.isPending} onPress={() => retry.mutate()} data-testid="message-retry">
        {t('message.retry')}
      </Button>
      <LetGo
        losing={losingOf(change)}
        name={change.taskName}
        isPending={discard.isPending}
        onLetGo={() => discard.mutate()}
      />
    </>
  );
  return (
    <div className={css.refused} data-testid="message-refused">
      {inDoubt ? (
        <ProblemNote tone="warning" title={t('message.inDoubt')} text={t('message.doubt')} actions={actions} />
      ) : (
        <ProblemNotice problem={state.problem} lead={t('message.refused')} actions={actions} />
      )}
      {failure ? <ProblemNotice problem={failure.problem} lead={t('message.failed')} /> : null}
    </div>
  );
}
