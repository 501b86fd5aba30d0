// A file of a task or comment: thumbnail or icon, name, and what can be done with it. Pressing it opens it.
import { Download, EllipsisVertical, ExternalLink, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';

import { type FileView, thumbnailUrl } from '@/api';
import { IconButton, Menu, MenuItem, Tooltip, useFocusHome } from '@/components';
import { useTranslation } from '@/i18n';

import { FileIcon } from './FileIcon';
import { fileKind } from './fileKind';
import { useFileActions } from './useFileActions';

import css from './FileTile.module.css';

export interface FileTileProps {
  file: FileView;
  /** Absent where a file cannot be taken off: in a comment. */
  onRemove?: () => void;
}

export function FileTile({ file, onRemove }: FileTileProps) {
  const { t } = useTranslation('files');
  const { name, open, save } = useFileActions(file);
  const words = useRef<HTMLSpanElement>(null);
  const tile = useRef<HTMLLIElement>(null);
  useFocusHome(tile);
  return (
    <li ref={tile} className={css.tile} data-testid="file" data-file-id={file.id}>
      <Tooltip text={name} ifCut={words}>
        <AriaButton className={css.open} onPress={open} data-testid="file-open">
          <FilePicture file={file} />
          <span className={css.words}>
            <span ref={words} className={css.name}>
              <span className="sr-only">{t('open')} </span>
              {name}
            </span>
            {file.name === null ? null : <span className={css.kind}>{t(`kind.${fileKind(file.name)}`)}</span>}
          </span>
        </AriaButton>
      </Tooltip>
      <IconButton
        size="small"
        label={t('saveNamed', { name })}
        icon={<Download aria-hidden />}
        onPress={save}
        data-testid="file-save"
      />
      {onRemove ? (
        <Menu
          aria-label={t('actionsNamed', { name })}
          placement="bottom end"
          trigger={
            <IconButton
              size="small"
              label={t('actionsNamed', { name })}
              icon={<EllipsisVertical aria-hidden />}
              data-testid="file-menu"
            />
          }
        >
          <MenuItem icon={<ExternalLink aria-hidden />} onAction={open}>
            {t('open')}
          </MenuItem>
          <MenuItem icon={<Download aria-hidden />} onAction={save}>
            {t('save')}
          </MenuItem>
          <MenuItem icon={<X aria-hidden />} tone="danger" onAction={onRemove} data-testid="file-remove">
            {t('remove')}
          </MenuItem>
        </Menu>
      ) : null}
    </li>
  );
}

function FilePicture({ file }: { file: FileView }) {
  const [broken, setBroken] = useState(false);
  return (
    <span className={css.picture}>
      {file.hasThumbnail && !broken ? (
        <img src={thumbnailUrl(file.id)} alt="" draggable={false} loading="lazy" onError={() => setBroken(true)} />
      ) : (
        <FileIcon name={file.name} size={22} />
      )}
    </span>
  );
}
