// The files that go with the comment.
import { X } from 'lucide-react';
import { useRef } from 'react';

import type { PickedFile } from '@/api';
import { IconButton, useFocusHome } from '@/components';
import { FileIcon } from '@/features/files';
import { localeOf, useTranslation } from '@/i18n';
import { formatBytes } from '@/lib/size';

import css from './Composer.module.css';

export function ComposerFiles({ files, onRemove }: { files: readonly PickedFile[]; onRemove: (id: number) => void }) {
  const { t } = useTranslation('task');
  if (files.length === 0) return null;
  return (
    <ul className={css.files} aria-label={t('composer.files')}>
      {files.map((file) => (
        <File key={file.id} file={file} onRemove={() => onRemove(file.id)} />
      ))}
    </ul>
  );
}

function File({ file: { name, size }, onRemove }: { file: PickedFile; onRemove: () => void }) {
  const { t, i18n } = useTranslation('common');
  const row = useRef<HTMLLIElement>(null);
  useFocusHome(row);
  return (
    <li ref={row} className={css.file} data-testid="comment-file">
      <FileIcon name={name} size={16} />
      <span className={css.fileName} title={name}>
        {name}
      </span>
      <span className={css.fileSize}>{formatBytes(size, localeOf(i18n.language))}</span>
      <IconButton size="small" label={t('action.removeNamed', { name })} icon={<X aria-hidden />} onPress={onRemove} />
    </li>
  );
}
