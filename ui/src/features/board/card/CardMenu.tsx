// What can be done with a card. One menu serves the whole board; `m` shows only the columns.
import { Archive, Copy, ExternalLink, FolderUp, Paperclip, Trash2 } from 'lucide-react';

import type { StateView } from '@/api';
import { AnchoredMenu, MenuItem, MenuSection, MenuSeparator, toast } from '@/components';
import { useAttachFiles, useChooseFiles } from '@/features/files';
import { UndoItem } from '@/features/undo';
import { useTranslation } from '@/i18n';
import { useStateTitle } from '@/i18n/useStateTitle';

import { type MenuRequest, useBoardActions } from '../BoardActions';

import css from './Card.module.css';

export interface CardMenuProps {
  request: MenuRequest;
  states: readonly StateView[];
  onClose: () => void;
  onMove: (to: string) => void;
  onArchive: () => void;
  onDelete: () => void;
}

export function CardMenu({ request, states, onClose, onMove, onArchive, onDelete }: CardMenuProps) {
  const { t } = useTranslation('board');
  const titleOf = useStateTitle();
  const choose = useChooseFiles();
  const attach = useAttachFiles();
  const { open } = useBoardActions();
  const { card, state, anchor, at, only } = request;

  const addFiles = async (what: 'files' | 'folders') => attach(card.id, await choose(what));
  const copyName = () => {
    navigator.clipboard.writeText(card.name).then(
      () => toast({ title: t('card.copied') }),
      () => toast({ title: t('card.notCopied'), tone: 'danger' }),
    );
  };

  return (
    <AnchoredMenu label={t('card.menu', { name: card.name })} anchor={anchor} at={at} onClose={onClose}>
      {only === 'move' ? null : (
        <>
          <MenuItem id="open" icon={<ExternalLink aria-hidden />} onAction={() => open(card)}>
            {t('card.open')}
          </MenuItem>
          <MenuItem id="files" icon={<Paperclip aria-hidden />} onAction={() => void addFiles('files')}>
            {t('card.addFile')}
          </MenuItem>
          <MenuItem id="folder" icon={<FolderUp aria-hidden />} onAction={() => void addFiles('folders')}>
            {t('card.addFolder')}
          </MenuItem>
          <MenuItem id="copy" icon={<Copy aria-hidden />} onAction={copyName}>
            {t('card.copyName')}
          </MenuItem>
          <UndoItem task={card.id} />
          <MenuSeparator />
        </>
      )}
      <MenuSection title={t('card.moveTo')}>
        {states.map(({ name, color }) => (
          <MenuItem
            key={name}
            id={`move ${name}`}
            icon={<span className={css.stateDot} style={{ background: color }} />}
            isDisabled={name === state}
            data-testid="move-to"
            data-state={name}
            onAction={() => onMove(name)}
          >
            {name === state ? t('card.here', { title: titleOf(name) }) : titleOf(name)}
          </MenuItem>
        ))}
      </MenuSection>
      {only === 'move' ? null : (
        <>
          <MenuSeparator />
          <MenuItem id="archive" icon={<Archive aria-hidden />} onAction={onArchive} data-testid="card-archive">
            {t('card.archive')}
          </MenuItem>
          <MenuItem
            id="delete"
            tone="danger"
            icon={<Trash2 aria-hidden />}
            onAction={onDelete}
            data-testid="card-delete"
          >
            {t('card.delete')}
          </MenuItem>
        </>
      )}
    </AnchoredMenu>
  );
}
