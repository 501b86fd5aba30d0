// Undo and redo, and what is said of them: a place that shows the task says enough to the eye.
import { useQueryClient } from '@tanstack/react-query';

import { client, type DeedView, keys, problemOf, statusQuery } from '@/api';
import { toast } from '@/components';
import { useProblemWords } from '@/features/problem';
import { useTranslation } from '@/i18n';

import { forgetDeletion, tellDeletion } from './deletions';
import { speak } from './spoken';
import { foreseeUndone, showUndone } from './undone';

export function useUndo() {
  const { t } = useTranslation(['frame', 'common']);
  const problemWords = useProblemWords();

  const queries = useQueryClient();
  const status = () => queries.getQueryData(statusQuery().queryKey);

  /** Shows what is expected, asks, and tells what came of it. */
  const attempt = async (
    expected: DeedView | null | undefined,
    ask: () => Promise<DeedView | null>,
    tell: (deed: DeedView) => Promise<void>,
  ) => {
    try {
      if (expected) await foreseeUndone(expected);
      const deed = await ask();
      if (deed) return await tell(deed);
    } catch (error) {
      const { title, text } = problemWords(problemOf(error));
      toast({ tone: 'danger', title, text, seconds: 12 });
    }
    if (expected) await queries.invalidateQueries({ queryKey: keys.boardsOf(expected.project) });
  };
  const say = async (deed: DeedView, words: string) => {
    if (await showUndone(deed)) speak(words);
    else toast({ title: words });
  };
  const wordsOf = (deed: DeedView) => ({ what: t(`frame:changes.what.${deed.what}`), name: deed.taskName });

  /** The last thing done, or the one that this change carries. */
  const undo = (change: number | null = null) => {
    const last = status()?.undo;
    return attempt(
      change === null || change === last?.change ? last : null,
      () => client.undo(change),
      async (deed) => {
        forgetDeletion(deed.change);
        await say(deed, t('frame:undo.undone', wordsOf(deed)));
      },
    );
  };
  const deleted = (change: number, name: string) => tellDeletion({ change, name, undo: () => undo(change) });
  const redo = () =>
    attempt(status()?.redo, client.redo, async (deed) => {
      if (deed.what === 'delete') deleted(deed.change, deed.taskName);
      else await say(deed, t('frame:undo.redone', wordsOf(deed)));
    });
  return { undo, redo, deleted };
}
