// What can be done with the task as a whole.
import { Copy, Ellipsis, ScrollText, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { TaskView } from '@/api';
import { IconButton, Menu, MenuItem, MenuSeparator } from '@/components';

import { toPlainText } from '../model/plainText';
import { useCopy } from '../model/useCopy';
import { DeleteTask } from './DeleteTask';

export function TaskActions({ task, onDeleted }: { task: TaskView; onDeleted: () => void }) {
  const { t } = useTranslation('task');
  const [deleting, setDeleting] = useState(false);
  const copy = useCopy();
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
        <MenuSeparator />
        <MenuItem
          icon={<Trash2 aria-hidden />}
          tone="danger"
          onAction={() => setDeleting(true)}
          data-testid="task-delete"
        >
          {t('action.delete')}
        </MenuItem>
      </Menu>
      <DeleteTask task={task} isOpen={deleting} onOpenChange={setDeleting} onDeleted={onDeleted} />
    </>
  );
}
