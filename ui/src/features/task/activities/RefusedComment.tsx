// A comment that Cubicl did not take: why, the text, and the way back into the field.
import { useQueryClient } from '@tanstack/react-query';

import { client, keys, type PendingChange, problemOf } from '@/api';
import { Button, toast } from '@/components';
import { useProblemSentence } from '@/features/problem';
import { useTranslation } from '@/i18n';

import { RefusedChange } from '../changes/RefusedChange';
import { needsPerson } from '../model/fieldChanges';
import { giveBack } from './useCommentDraft';

import css from './Composer.module.css';

export function RefusedComment({ change }: { change: PendingChange }) {
  const { t } = useTranslation('task');
  const queries = useQueryClient();
  const sentence = useProblemSentence();
  const { id, task, text } = change;
  if (task === null || !needsPerson(change)) return null;
  const edit = async (words: string) => {
    // Until the disk has the text in the field, the refused comment is what has it.
    if (!(await giveBack(task, words))) return;
    try {
      await client.discardChange(id);
    } catch (error) {
      toast({ title: t('change.notTaken'), text: sentence(problemOf(error)), tone: 'danger' });
    }
    await queries.invalidateQueries({ queryKey: keys.task(task) });
    await queries.invalidateQueries({ queryKey: keys.activities(task) });
  };
  return (
    <div className={css.refused}>
      <RefusedChange
        change={change}
        actions={
          text === null ? null : (
            <Button size="small" data-testid="comment-given-back" onPress={() => void edit(text)}>
              {t('composer.givenBack')}
            </Button>
          )
        }
      />
    </div>
  );
}
