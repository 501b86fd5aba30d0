// The comment being written on a task: its words and files, and sending them. What is not taken comes back.
import { useQueryClient } from '@tanstack/react-query';

import { client, keys, type PickedFile, problemOf, type TaskId } from '@/api';
import { toast } from '@/components';
import { handOver, keepDraft, readDraft, saveDrafts, useDraft } from '@/features/drafts';
import { useProblemSentence } from '@/features/problem';
import { useTranslation } from '@/i18n';

export interface CommentDraft {
  text: string;
  files: readonly PickedFile[];
}

const EMPTY: CommentDraft = { text: '', files: [] };

export function useCommentDraft(task: TaskId) {
  const { t } = useTranslation('task');
  const sentence = useProblemSentence();
  const queries = useQueryClient();
  const [kept] = useDraft<CommentDraft>(`comment:${task}`);
  const draft = whole(kept);

  const send = () => {
    const { text, files } = readComment(task);
    if (text.trim() === '' && files.length === 0) return;
    const say = async () => {
      try {
        await client.comment(
          task,
          text.trim(),
          files.map((file) => file.id),
        );
      } catch (error) {
        toast({ title: t('composer.refused'), text: sentence(problemOf(error)), tone: 'danger' });
        return false;
      }
      void queries.invalidateQueries({ queryKey: keys.activities(task) });
      return true;
    };
    void handOver<CommentDraft>(`comment:${task}`, say, (sent, since) => ({
      text: joined(sent.text, whole(since).text),
      files: [...whole(sent).files, ...whole(since).files],
    }));
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

/**
 * Gives a text back that Cubicl refused, above what was written since, and answers whether the disk has it there. Asked again,
 * it does not stand there twice.
 */
export async function giveBack(task: TaskId, text: string): Promise<boolean> {
  const now = readComment(task);
  if (!now.text.startsWith(text)) keepComment(task, { ...now, text: joined(text, now.text) });
  return !(await saveDrafts()).includes(`comment:${task}`);
}

function readComment(task: TaskId): CommentDraft {
  return whole(readDraft<CommentDraft>(`comment:${task}`));
}

/** One from the disk has no files. */
function whole(draft: Partial<CommentDraft> | undefined): CommentDraft {
  return { ...EMPTY, ...draft };
}

function keepComment(task: TaskId, draft: CommentDraft): void {
  keepDraft(`comment:${task}`, draft.text === '' && draft.files.length === 0 ? undefined : draft);
}

function joined(first: string, second: string): string {
  return second.trim() === '' ? first : `${first}\n${second}`;
}
