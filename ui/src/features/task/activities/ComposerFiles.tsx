// The files that go with the comment.
import { X } from 'lucide-react';

import type { PickedFile } from '@/api';
import { IconButton } from '@/components';
import { FileIcon } from '@/features/files';
import { localeOf, useTranslation } from '@/i18n';
import { formatBytes } from '@/lib/size';

import css from './Composer.module.css';

export function ComposerFiles({ files, onRemove }: { files: readonly PickedFile[]; onRemove: (id: number) => void }) {
  const { t, i18n } = useTranslation(['task', 'common']);
  if (files.length === 0) return null;
  return (
    <ul className={css.files} aria-label={t('composer.files')}>
      {files.map((file) => (
        <li key={file.id} className={css.file} data-testid="comment-file">
          <FileIcon name={file.name} size={16} />
          <span className={css.fileName} title={file.name}>
            {file.name}
          </span>
          <span className={css.fileSize}>{formatBytes(file.size, localeOf(i18n.language))}</span>
          <IconButton
            size="small"
            label={t('common:action.removeNamed', { name: file.name })}
            icon={<X aria-hidden />}
            onPress={() => onRemove(file.id)}
          />
        </li>
      ))}
    </ul>
  );
}
