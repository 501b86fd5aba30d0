// The fields of a new task: the name first, the project already chosen, everything else optional.
import { Paperclip } from 'lucide-react';
import { useState } from 'react';

import type { PickedFile } from '@/api';
import { Button, TextArea } from '@/components';
import { useCaret } from '@/features/drafts';
import { useChooseFiles, useLongText, usePasteFiles, useSendable } from '@/features/files';
import { useTranslation } from '@/i18n';

import { ComposerFiles } from '../activities/ComposerFiles';
import { useDroppedFiles } from '../activities/useDroppedFiles';
import type { CreateDraft, Missing } from './createDraft';
import { CreateFields } from './CreateFields';
import { NewNameField } from './NewNameField';
import { ProjectField } from './ProjectField';

import css from './Create.module.css';

export interface CreateFormProps {
  draft: CreateDraft;
  /** Something was kept from the last time. */
  restored: boolean;
  missing: Missing | null;
  onEdit: (part: Partial<CreateDraft>) => void;
  onAddFiles: (files: readonly PickedFile[]) => void;
  onRemoveFile: (id: number) => void;
  onStartOver: () => void;
}

export function CreateForm({
  draft,
  restored,
  missing,
  onEdit,
  onAddFiles,
  onRemoveFile,
  onStartOver,
}: CreateFormProps) {
  const { t } = useTranslation(['task', 'files']);
  // Only what was there when the dialog opened is news; what is typed now is not.
  const [wasRestored, setRestored] = useState(restored);
  const { ref: textAreaRef, onSelect } = useCaret<HTMLTextAreaElement>('create', 'description');
  const choose = useChooseFiles();
  const sendable = useSendable();
  const paste = usePasteFiles(onAddFiles);
  const long = useLongText(onAddFiles);
  const area = useDroppedFiles(onAddFiles);
  return (
    <div
      ref={area}
      className={css.form}
      data-file-drop="new-task"
      data-file-drop-name={t('create.drop')}
      onPaste={({ nativeEvent }) => {
        long.paste(nativeEvent);
        paste(nativeEvent);
      }}
    >
      {wasRestored ? (
        <p className={css.restored}>
          {t('create.restored')}
          <Button
            variant="plain"
            size="small"
            onPress={() => {
              setRestored(false);
              onStartOver();
            }}
          >
            {t('create.startOver')}
          </Button>
        </p>
      ) : null}
      <NewNameField value={draft.name} missing={missing === 'name'} onChange={(name) => onEdit({ name })} />
      <ProjectField
        value={draft.project}
        missing={missing === 'project'}
        onChange={(project) => onEdit({ project, state: null })}
      />
      <CreateFields draft={draft} onEdit={onEdit} />
      <TextArea
        label={t('create.description')}
        value={draft.description}
        onChange={(description) => long.fits(draft.description, description) && onEdit({ description })}
        rows={3}
        textAreaRef={textAreaRef}
        onSelect={onSelect}
        data-testid="create-description"
      />
      <div className={css.files}>
        <Button
          variant="plain"
          size="small"
          icon={<Paperclip aria-hidden />}
          onPress={() => void choose().then((picked) => onAddFiles(sendable(picked)))}
        >
          {t('files:add')}
        </Button>
        <ComposerFiles files={draft.files} onRemove={onRemoveFile} />
      </div>
    </div>
  );
}
