// One folder or file: icon, name, size, when, and what can be done with it.
import { Clock, Download, EllipsisVertical, ExternalLink, Folder, FolderOpen, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { GridListItem } from 'react-aria-components';

import type { NodePlace, NodeRow } from '@/api';
import { IconButton, Menu, MenuItem, Tooltip } from '@/components';
import { FileIcon, takesFiles, useAnyFileActions } from '@/features/files';
import { localeOf, useTranslation } from '@/i18n';
import { dateFormat } from '@/lib/formats';
import { formatBytes } from '@/lib/size';

import css from './Files.module.css';

export interface NodeItemProps {
  node: NodeRow;
  place: NodePlace;
  onOpen: () => void;
  onDelete: () => void;
}

export function NodeItem({ node, place, onOpen, onDelete }: NodeItemProps) {
  const { t, i18n } = useTranslation(['nodes', 'files']);
  const { save } = useAnyFileActions();
  const [isOpen, setOpen] = useState(false);
  const locale = localeOf(i18n.language);
  const { id, directory, file, size, createdAt, waiting } = node;
  const name = node.name ?? t('files:unknown');
  return (
    <GridListItem
      id={id}
      textValue={directory ? `${t('folder')}: ${name}` : name}
      className={css.row}
      data-testid="node"
      data-node-id={id}
      data-directory={directory || undefined}
    >
      <span className={css.name} {...(directory ? takesFiles({ owner: place.owner, directory: id }, name) : {})}>
        {directory ? <Folder aria-hidden className={css.folder} size={20} /> : <FileIcon name={node.name} />}
        <span className={css.words} title={name}>
          {name}
        </span>
        {waiting ? (
          <Tooltip text={t('waiting')}>
            <span className={css.waiting} role="img" aria-label={t('waiting')}>
              <Clock aria-hidden />
            </span>
          </Tooltip>
        ) : null}
      </span>
      <span className={css.size}>{size === null ? '' : formatBytes(size, locale)}</span>
      <span className={css.when}>{createdAt === null ? '' : <When at={createdAt} locale={locale} />}</span>
      {/* The menu hangs elsewhere, but what is pressed in it comes by here: the key it shows means this row. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <span
        className={css.menu}
        onKeyDown={(event) => {
          if (event.key !== 'Delete' || event.currentTarget.contains(event.target as Node)) return;
          event.preventDefault();
          setOpen(false);
          onDelete();
        }}
      >
        <Menu
          aria-label={t('files:actionsNamed', { name })}
          placement="bottom end"
          isOpen={isOpen}
          onOpenChange={setOpen}
          trigger={
            <IconButton
              size="small"
              label={t('files:actionsNamed', { name })}
              icon={<EllipsisVertical aria-hidden />}
              data-testid="node-menu"
            />
          }
        >
          {directory || file ? (
            <MenuItem
              icon={directory ? <FolderOpen aria-hidden /> : <ExternalLink aria-hidden />}
              shortcut="Enter"
              onAction={onOpen}
            >
              {t('openFolder')}
            </MenuItem>
          ) : null}
          {file ? (
            <MenuItem icon={<Download aria-hidden />} onAction={() => save(file)} data-testid="node-save">
              {t('files:save')}
            </MenuItem>
          ) : null}
          <MenuItem
            icon={<Trash2 aria-hidden />}
            tone="danger"
            shortcut="Delete"
            onAction={onDelete}
            data-testid="node-delete"
            {...(directory ? { description: t('deletedFolder') } : {})}
          >
            {t('delete')}
          </MenuItem>
        </Menu>
      </span>
    </GridListItem>
  );
}

/** The day; the whole moment in its title. */
function When({ at, locale }: { at: number; locale: string }) {
  const date = new Date(at * 1000);
  const day = dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(date);
  const whole = dateFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(date);
  return (
    <time dateTime={date.toISOString()} title={whole}>
      {day}
    </time>
  );
}
