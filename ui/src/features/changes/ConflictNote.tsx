// Somebody else changed the field that the person edited: both values, and which of them stays.
import { useMutation } from '@tanstack/react-query';

import { client, type PendingChange } from '@/api';
import { Button, ProblemNote } from '@/components';
import { ProblemNotice } from '@/features/problem';
import { useTranslation } from '@/i18n';

import { FieldValue } from './FieldValue';

import css from './Conflict.module.css';

export function ConflictNote({ change, onSettled }: { change: PendingChange; onSettled?: () => void }) {
  const { t } = useTranslation('task');
  const keepMine = useMutation({ mutationFn: () => client.retryChange(change.id), onSettled });
  const takeTheirs = useMutation({ mutationFn: () => client.discardChange(change.id), onSettled });
  if (change.state.state !== 'conflict') return null;
  const { mine, theirs } = change.state;
  const failure = keepMine.error ?? takeTheirs.error;
  return (
    <ProblemNote
      data-testid={`conflict-${change.what}`}
      tone="warning"
      title={t('conflict.title')}
      text={
        <>
          {t('conflict.text')}
          <dl className={css.sides}>
            <dt>{t('conflict.theirs')}</dt>
            <dd data-testid="conflict-theirs">
              <FieldValue edit={theirs} />
            </dd>
            <dt>{t('conflict.mine')}</dt>
            <dd data-testid="conflict-mine">
              <FieldValue edit={mine} />
            </dd>
          </dl>
          {failure ? <ProblemNotice problem={failure.problem} /> : null}
        </>
      }
      actions={
        <>
          <Button
            size="small"
            isPending={keepMine.isPending}
            onPress={() => keepMine.mutate()}
            data-testid="conflict-keep-mine"
          >
            {t('conflict.keepMine')}
          </Button>
          <Button
            size="small"
            isPending={takeTheirs.isPending}
            onPress={() => takeTheirs.mutate()}
            data-testid="conflict-take-theirs"
          >
            {t('conflict.takeTheirs')}
          </Button>
        </>
      }
    />
  );
}
