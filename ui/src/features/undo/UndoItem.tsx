// "Undo" in the menu of a task, when the last thing done was done to it.
import { useQuery } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';

import { statusQuery } from '@/api';
import { MenuItem } from '@/components';
import { useTranslation } from '@/i18n';

import { useUndo } from './useUndo';

export function UndoItem({ task }: { task: string }) {
  const { t } = useTranslation('frame');
  const { data: status } = useQuery(statusQuery());
  const { undo } = useUndo();
  const deed = status?.undo;
  if (deed?.task !== task) return null;
  return (
    <MenuItem
      id="undo"
      icon={<Undo2 aria-hidden />}
      shortcut="Ctrl+Z"
      onAction={() => void undo(deed.change)}
      data-testid="undo"
    >
      {t('undo.item', { what: t(`changes.what.${deed.what}`) })}
    </MenuItem>
  );
}
