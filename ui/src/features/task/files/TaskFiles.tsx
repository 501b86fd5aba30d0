// The files of a task: what is there, what is on its way, and the button beside dropping and pasting.
import { FolderUp, Paperclip } from 'lucide-react';
import { useState } from 'react';

import type { FileView, TaskView } from '@/api';
import { AlertDialog, Button, Skeleton } from '@/components';
import { FileList, FileTile, useAttachFiles, useChooseFiles } from '@/features/files';
import { TransferRow, useUploadsOf } from '@/features/transfers';
import { useTranslation } from '@/i18n';

import { FieldChange } from '../changes/FieldChange';
import type { ChangeTask } from '../model/useTask';
import { Section } from '../Section';

import css from './TaskFiles.module.css';

/** Uploads with a row of their own; the transfers show the others. */
const SHOWN = 5;

export function TaskFiles({ task, onChange }: { task: TaskView; onChange: ChangeTask }) {
  const { t } = useTranslation('files');
  const uploads = useUploadsOf(task.id);
  const attach = useAttachFiles();
  const choose = useChooseFiles();
  const [removing, setRemoving] = useState<FileView | null>(null);
  const name = removing?.name ?? t('unknown');
  return (
    <Section
      title={t('title')}
      count={task.files.length > 0 ? String(task.files.length) : undefined}
      actions={
        <>
          <Button
            variant="plain"
            size="small"
            icon={<Paperclip aria-hidden />}
            data-testid="add-file"
            onPress={() => void choose().then((picked) => attach(task.id, picked))}
          >
            {t('add')}
          </Button>
          <Button
            variant="plain"
            size="small"
            icon={<FolderUp aria-hidden />}
            data-testid="add-folder"
            onPress={() => void choose('folders').then((picked) => attach(task.id, picked))}
          >
            {t('addFolder')}
          </Button>
        </>
      }
    >
      {task.files.length > 0 ? (
        <FileList label={t('title')}>
          {task.files.map((file) => (
            <FileTile key={file.id} file={file} onRemove={() => setRemoving(file)} />
          ))}
        </FileList>
      ) : null}
      {uploads.length > 0 ? (
        <ul className={css.uploads} aria-label={t('transfers.title')}>
          {uploads.slice(0, SHOWN).map((transfer) => (
            <TransferRow key={transfer.id} transfer={transfer} />
          ))}
          {uploads.length > SHOWN ? (
            <li className={css.others}>{t('transfers.others', { count: uploads.length - SHOWN })}</li>
          ) : null}
        </ul>
      ) : null}
      {task.files.length > 0 || uploads.length > 0 ? null : task.complete ? (
        <p className={css.empty}>{t('empty')}</p>
      ) : (
        <Skeleton width="80%" />
      )}
      <FieldChange task={task} kind="attach" />
      <FieldChange task={task} kind="files" />
      <AlertDialog
        title={t('removeTitle', { name })}
        isOpen={removing !== null}
        onOpenChange={(open) => {
          if (!open) setRemoving(null);
        }}
        confirm={t('removeConfirm')}
        onConfirm={() => {
          if (removing) onChange({ field: 'fileRemoved', value: removing.id });
        }}
      >
        {t('removeText')}
      </AlertDialog>
    </Section>
  );
}
