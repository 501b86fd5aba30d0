// The comment being written on a task: its words and files, and sending them. What is not taken comes back.
import { useQueryClient } from '@tanstack/react-query';

import { client, keys, type PickedFile, problemOf, type TaskId } from '@/api';
import { toast } from '@/components';
import { keepDraft, readDraft, useDraft } from '@/features/drafts';
import { useProblemWords } from '@/features/problem';
import { useTranslation } from '@/i18n';

export interface CommentDraft {
  text: string;
  files: readonly PickedFile[];
}

const EMPTY: CommentDraft = { text: '', files: [] };

export function useCommentDraft(task: TaskId) {
  const { t } = useTranslation('task');
  const problemWords = useProblemWords();
  const queries = useQueryClient();
  const [kept] = useDraft<CommentDraft>(`comment:${task}`);
  const draft = { ...EMPTY, ...kept };

  const send = () => {
    const { text, files } = readComment(task);
    if (text.trim() === '' && files.length === 0) return;
    keepComment(task, EMPTY);
    client
      .comment(
        task,
        text.trim(),
        files.map((file) => file.id),
      )
      .then(() => queries.invalidateQueries({ queryKey: keys.activities(task) }))
      .catch((error: unknown) => {
        const since = readComment(task);
        keepComment(task, { text: joined(text, since.text), files: [...files, ...since.files] });
        toast({ title: t('composer.refused'), text: problemWords(problemOf(error)).text, tone: 'danger' });
      });
  };

  return {
    draft,
    write: (text: string) => keepComment(task, { ...readComment(task), text }),
    addFiles: (files: readonly PickedFile[]) => {
      const now = readComment(task);
      keepComment(task, { ...now, files: [...now.files, ...files] });
    },
    removeFile: (id: number) => {
      const now = readComment(task);
      keepComment(task, { ...now, files: now.files.filter((file) => file.id !== id) });
    },
    send,
  };
}

/** Gives a text back that Cubicl refused, above what was written since. */
export function giveBack(task: TaskId, text: string): void {
  const now = readComment(task);
  keepComment(task, { ...now, text: joined(text, now.text) });
}

function readComment(task: TaskId): CommentDraft {
  return { ...EMPTY, ...readDraft<CommentDraft>(`comment:${task}`) };
}

function keepComment(task: TaskId, draft: CommentDraft): void {
  keepDraft(`comment:${task}`, draft.text === '' && draft.files.length === 0 ? undefined : draft);
}

function joined(first: string, second: string): string {
  return second.trim() === '' ? first : `${first}\n${second}`;
}
