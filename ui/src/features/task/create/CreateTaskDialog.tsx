// Makes a task. Ctrl+Enter creates; what was typed is kept when the dialog is closed by accident.
import { type KeyboardEvent, useRef, useState } from 'react';

import type { NewTask, PickedFile, ProjectId, TaskId } from '@/api';
import { Button, Dialog, toast } from '@/components';
import { readDraft, useDraft } from '@/features/drafts';
import { speak } from '@/features/undo';
import { useTranslation } from '@/i18n';

import { useCreateTask } from '../model/useCreateTask';
import { type CreateDraft, emptyDraft, isStarted, type Missing, toNewTask } from './createDraft';
import { CreateForm } from './CreateForm';
import { useAttachToNew } from './useAttachToNew';

import css from './Create.module.css';

export interface CreateTaskDialogProps {
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  /** The project that is on the screen. */
  project?: ProjectId | undefined;
  onOpenTask: (task: TaskId) => void;
  /** On the board of its project, which may be another one. */
  onOpenTaskOf: (project: ProjectId, task: TaskId) => void;
  /** Shows it on the screen; answers whether it is seen there. */
  onShow: (task: TaskId) => Promise<boolean>;
}

/** As long as other words with something to do about them. */
const TOLD_SECONDS = 12;

export function CreateTaskDialog({
  isOpen,
  onOpenChange,
  project,
  onOpenTask,
  onOpenTaskOf,
  onShow,
}: CreateTaskDialogProps) {
  const { t } = useTranslation('task');
  const [kept, keep] = useDraft<CreateDraft>('create');
  const [missing, setMissing] = useState<Missing | null>(null);
  const sending = useRef(false);
  const create = useCreateTask();
  const attach = useAttachToNew();
  const draft = { ...emptyDraft(project ?? null), ...kept };

  // A pasted picture arrives later than it was pasted, and letters may be a key press ahead of what was drawn: whatever is
  // changed is the newest.
  const newest = (): CreateDraft => ({ ...emptyDraft(project ?? null), ...readDraft<CreateDraft>('create') });
  const change = (part: Partial<CreateDraft>) => {
    const next = { ...newest(), ...part };
    keep(isStarted(next) || next.project !== (project ?? null) ? next : undefined);
  };
  const edit = (part: Partial<CreateDraft>) => {
    // What is being made is no longer written; files that arrive still go with it.
    if (sending.current) return;
    setMissing(null);
    change(part);
  };
  const addFiles = (files: readonly PickedFile[]) => change({ files: [...newest().files, ...files] });
  const removeFile = (id: number) => change({ files: newest().files.filter((file) => file.id !== id) });
  const tell = async (id: TaskId, { name, project: of }: NewTask) => {
    const words = t('create.made', { name });
    if (await onShow(id).catch(() => false)) speak(words);
    else {
      const open = { label: t('create.openMade'), onPress: () => onOpenTaskOf(of, id) };
      toast({ tone: 'good', title: words, seconds: TOLD_SECONDS, action: open });
    }
  };
  const submit = async (open: boolean) => {
    if (sending.current) return;
    const task = toNewTask(newest());
    if (typeof task === 'string') {
      setMissing(task);
      return;
    }
    sending.current = true;
    const id = await create(task);
    sending.current = false;
    if (id === null) return;
    attach(id, newest().files);
    keep(undefined);
    onOpenChange(false);
    if (open) onOpenTask(id);
    else await tell(id, task);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void submit(event.shiftKey);
  };

  return (
    <Dialog
      title={t('create.title')}
      width="normal"
      isOpen={isOpen}
      onOpenChange={(open) => {
        setMissing(null);
        onOpenChange(open);
      }}
      data-testid="create-dialog"
      actions={
        <>
          <span className={css.hint}>{t('create.hint')}</span>
          <Button onPress={() => void submit(true)} data-testid="create-submit-open">
            {t('create.submitOpen')}
          </Button>
          <Button variant="primary" onPress={() => void submit(false)} data-testid="create-submit">
            {t('create.submit')}
          </Button>
        </>
      }
    >
      {/* Ctrl+Enter works from every field of the form. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div onKeyDown={keyDown}>
        <CreateForm
          draft={draft}
          restored={kept !== undefined}
          missing={missing}
          onEdit={edit}
          onAddFiles={addFiles}
          onRemoveFile={removeFile}
          onStartOver={() => keep(undefined)}
        />
      </div>
    </Dialog>
  );
}
