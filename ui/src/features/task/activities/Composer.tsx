// Writes a comment, with files. The draft belongs to the task and outlives the panel; a refused comment comes back.

import type { TaskView } from '@/api';
import { WritingBox, writingField } from '@/components';
import { AutoGrowTextArea } from '@/components/AutoGrowTextArea';
import { useCaret } from '@/features/drafts';
import { useLongText, usePasteFiles } from '@/features/files';
import { useTranslation } from '@/i18n';

import { changeOf } from '../model/fieldChanges';
import { ComposerActions } from './ComposerActions';
import { ComposerFiles } from './ComposerFiles';
import { RefusedComment } from './RefusedComment';
import { useCommentDraft } from './useCommentDraft';
import { useDroppedFiles } from './useDroppedFiles';

import css from './Composer.module.css';

export function Composer({ task }: { task: TaskView }) {
  const { t } = useTranslation('task');
  const { draft, write, addFiles, removeFile, send } = useCommentDraft(task.id);
  const caret = useCaret<HTMLTextAreaElement>(`comment:${task.id}`);
  const paste = usePasteFiles(addFiles);
  const long = useLongText(addFiles);
  const area = useDroppedFiles(addFiles);
  const refused = changeOf(task.changes, 'comment');
  return (
    <div
      ref={area}
      tabIndex={-1}
      className={css.composer}
      data-bottom-bar
      data-file-drop="composer"
      data-file-drop-name={t('composer.drop')}
      onPaste={({ nativeEvent }) => {
        long.paste(nativeEvent);
        paste(nativeEvent);
      }}
    >
      {refused ? <RefusedComment change={refused} /> : null}
      <WritingBox>
        <AutoGrowTextArea
          {...caret}
          className={writingField}
          aria-label={t('composer.label')}
          placeholder={t('composer.placeholder')}
          data-testid="comment-box"
          value={draft.text}
          onChange={({ currentTarget: { value } }) => long.fits(draft.text, value) && write(value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              send();
            } else if (event.key === 'Escape') {
              // The text is kept: leaving the field must not close the task with it.
              event.preventDefault();
              event.currentTarget.blur();
              event.currentTarget.closest<HTMLElement>('[data-testid="task-panel"]')?.focus();
            }
          }}
        />
        <ComposerFiles files={draft.files} onRemove={removeFile} />
        <ComposerActions
          onFiles={addFiles}
          onSend={send}
          blank={draft.text.trim() === '' && draft.files.length === 0}
        />
      </WritingBox>
    </div>
  );
}
