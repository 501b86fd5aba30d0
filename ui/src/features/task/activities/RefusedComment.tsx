// A comment that Cubicl did not take: why, the text, and the way back into the field.
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { client, keys, type PendingChange, type TaskView } from '@/api';
import { Button } from '@/components';

import { FieldChange } from '../changes/FieldChange';
import { needsPerson } from '../model/fieldChanges';
import { giveBack } from './useCommentDraft';

import css from './Composer.module.css';

export function RefusedComment({ change, task }: { change: PendingChange; task: TaskView }) {
  const { t } = useTranslation('task');
  const queries = useQueryClient();
  if (!needsPerson(change)) return null;
  const { text } = change;
  return (
    <div className={css.refused}>
      <FieldChange task={task} kind="comment" />
      {text === null ? null : (
        <Button
          size="small"
          data-testid="comment-given-back"
          onPress={() => {
            giveBack(task.id, text);
            void client
              .discardChange(change.id)
              .then(() => queries.invalidateQueries({ queryKey: keys.task(task.id) }));
          }}
        >
          {t('composer.givenBack')}
        </Button>
      )}
    </div>
  );
}
