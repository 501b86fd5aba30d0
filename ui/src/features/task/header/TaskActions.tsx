// What can be done with the task as a whole.
import { Archive, ArchiveRestore, Copy, Ellipsis, ScrollText, Trash2 } from 'lucide-react';

import { problemOf, type TaskView } from '@/api';
import { IconButton, Menu, MenuItem, MenuSeparator, toast } from '@/components';
import { useProblemSentence } from '@/features/problem';
import { UndoItem, useArchiveTask, useDeleteTask } from '@/features/undo';
import { useTranslation } from '@/i18n';
import { toPlainText } from '@/lib/plainText';

import { useCopy } from '../model/useCopy';

export function TaskActions({ task, onGone }: { task: TaskView; onGone: () => void }) {
  const { t } = useTranslation('task');
  const copy = useCopy();
  const deleteTask = useDeleteTask();
  const archiveTask = useArchiveTask();
  const sentence = useProblemSentence();
  const archived = task.archivedAt !== null;
  const remove = () =>
    deleteTask(task).then(onGone, (error: unknown) => {
      toast({ title: t('change.refused.delete'), text: sentence(problemOf(error)), tone: 'danger' });
    });
  const archive = async () => {
    const done = await archiveTask(task, !archived);
    if (done && !archived) onGone();
  };
  return (
    <>
      <Menu
        aria-label={t('action.menu')}
        placement="bottom end"
        trigger={<IconButton label={t('action.menu')} icon={<Ellipsis aria-hidden />} data-testid="task-menu" />}
      >
        <MenuItem icon={<Copy aria-hidden />} onAction={() => copy(task.name)}>
          {t('action.copyName')}
        </MenuItem>
        <MenuItem
          icon={<ScrollText aria-hidden />}
          onAction={() => copy(`${task.name}\n\n${toPlainText(task.description)}`.trim())}
        >
          {t('action.copyText')}
        </MenuItem>
        <UndoItem task={task.id} />
        <MenuSeparator />
        <MenuItem
          icon={archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
          onAction={() => void archive()}
          data-testid="task-archive"
        >
          {t(archived ? 'action.restore' : 'action.archive')}
        </MenuItem>
        <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onAction={() => void remove()} data-testid="task-delete">
          {t('action.delete')}
        </MenuItem>
      </Menu>
    </>
  );
}
