// Puts files on a task or into a directory: chosen in the system's dialog, dropped or pasted. Asks first before many, whole folders, and
// files that seem to be there already.
import { useQueryClient } from '@tanstack/react-query';

import { client, keys, type NodePlace, type PickedFiles, type PickedId, problemOf, type TaskId } from '@/api';
import { toast } from '@/components';
import { useProblemSentence } from '@/features/problem';
import { useTranslation } from '@/i18n';

import { askBeforeAdding } from './adding';
import { useSendable } from './useSendable';

/** More than these are a reason to ask. */
const MANY = 50;

const NOTHING: PickedFiles = { files: [], folders: [], more: false };

/** A task, or a directory of a Files page. */
export type Destination = { task: TaskId } | { place: NodePlace };

const alikeIn = (to: Destination, files: PickedId[]) =>
  'task' in to ? client.filesAlike(to.task, files) : client.filesAlikeIn(to.place, files);

const addTo = (to: Destination, files: PickedId[]) =>
  'task' in to ? client.attachFiles(to.task, files) : client.addToDirectory(to.place, files);

export function useAttachFiles(): (task: TaskId, picked: PickedFiles) => Promise<void> {
  const add = useAddFiles();
  return (task, picked) => add({ task }, picked);
}

export function useAddFiles(): (to: Destination, picked: PickedFiles) => Promise<void> {
  const { t } = useTranslation('files');
  const sentence = useProblemSentence();
  const queries = useQueryClient();
  const sendable = useSendable();
  return async (to, picked) => {
    const { folders, more } = picked;
    const files = picked.files.filter((file) => file.problem === null);
    if (files.length === 0) {
      sendable(picked);
      return;
    }
    try {
      const ids = files.map((file) => file.id);
      const alike = new Set(await alikeIn(to, ids));
      let wanted = ids;
      if (folders.length > 0 || files.length > MANY || alike.size > 0) {
        const unfit = picked.files.filter((file) => file.problem !== null);
        const choice = await askBeforeAdding({
          onto: 'task' in to ? 'task' : 'page',
          folders,
          files,
          alike,
          unfit,
          more,
        });
        if (choice === null) return;
        if (choice === 'new') wanted = ids.filter((id) => !alike.has(id));
      } else {
        sendable(picked);
      }
      if (wanted.length === 0) return;
      await addTo(to, wanted);
      await queries.invalidateQueries({ queryKey: keys.transfers });
    } catch (error) {
      toast({ title: t('addFailed'), text: sentence(problemOf(error)), tone: 'danger' });
    }
  };
}

/** Opens the system's dialog, for files or for folders; nothing when the person changes their mind. */
export function useChooseFiles(): (what?: 'files' | 'folders', title?: string) => Promise<PickedFiles> {
  const { t } = useTranslation('files');
  const sentence = useProblemSentence();
  return async (what = 'files', title) => {
    try {
      return what === 'files'
        ? await client.chooseFiles(title ?? t('choose'))
        : await client.chooseFolders(title ?? t('chooseFolder'));
    } catch (error) {
      toast({ title: t('addFailed'), text: sentence(problemOf(error)), tone: 'danger' });
      return NOTHING;
    }
  };
}
