// A task beside or over its board: the frame of the panel, the keyboard, and where the focus goes.
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent } from 'react';

import { type ClientId, type TaskId, useHappened } from '@/api';
import { useAttachFiles, usePasteFiles } from '@/features/files';
import { useTranslation } from '@/i18n';

import { carryOver, identityOf } from './model/confirmed';
import { usePanelFocus } from './model/usePanelFocus';
import { usePanelPaste } from './model/usePanelPaste';
import { useTask } from './model/useTask';
import { TaskScreen } from './TaskScreen';

import css from './TaskPanel.module.css';

export interface TaskPanelProps {
  task: TaskId;
  onClose: () => void;
  /** Another task takes its place; with `replace`, the same one under the id that Cubicl gave it. */
  onOpenTask: (task: TaskId, options?: { replace: boolean }) => void;
  onOpenClient: (client: ClientId) => void;
}

export function TaskPanel({ task: id, onClose, onOpenTask, onOpenClient }: TaskPanelProps) {
  const { t } = useTranslation('task');
  const queries = useQueryClient();
  const panel = useRef<HTMLElement>(null);
  const [isWide, setWide] = useState(false);
  const { data: task } = useTask(id);
  const attach = useAttachFiles();
  const paste = usePasteFiles((files) => void attach(id, { files, folders: [], more: false }));
  usePanelFocus(panel, identityOf(id));
  usePanelPaste(panel, (event) => {
    if (task && !task.gone) paste(event);
  });

  useHappened((event) => {
    if (event.type !== 'taskConfirmed' || event.local !== id) return;
    carryOver(queries, event.local, event.id);
    onOpenTask(event.id, { replace: true });
  });

  const keyDown = (event: KeyboardEvent) => {
    // Menus and dialogs of the panel are its children for React only; they close themselves.
    if (event.key !== 'Escape' || event.defaultPrevented || !panel.current?.contains(event.target as Node)) return;
    event.preventDefault();
    onClose();
  };
  const name = task?.name ?? t('panel.unknownTask');
  const takes = task && !task.gone;

  return (
    // Not a modal: the board beside it stays in use. Keys bubble up to it from whatever has the focus inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={t('panel.label', { name })}
      className={css.panel}
      data-testid="task-panel"
      data-task-id={id}
      data-wide={isWide || undefined}
      onKeyDown={keyDown}
      {...(takes ? { 'data-file-drop': id, 'data-file-drop-name': name } : {})}
    >
      <TaskScreen
        id={id}
        isWide={isWide}
        onWide={setWide}
        onClose={onClose}
        onOpenTask={onOpenTask}
        onOpenClient={onOpenClient}
      />
    </section>
  );
}
