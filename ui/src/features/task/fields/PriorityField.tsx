// Priority: five words.

import { Menu, MenuItem } from '@/components';
import { useTranslation } from '@/i18n';

import { FieldButton } from './FieldButton';
import { PriorityIcon, priorityLevel } from './PriorityIcon';

const LEVELS = [5, 4, 3, 2, 1] as const;

export function PriorityField({ value, onChange }: { value: number; onChange: (level: number) => void }) {
  const { t } = useTranslation(['task', 'common']);
  const level = priorityLevel(value);
  const words = t(`common:priority.p${level}`);
  return (
    <Menu
      aria-label={t('field.priority')}
      selectionMode="single"
      selectedKeys={[String(level)]}
      onAction={(key) => {
        const next = Number(key);
        if (next !== value) onChange(next);
      }}
      trigger={
        <FieldButton field={t('field.priority')} icon={<PriorityIcon level={level} />} testId="task-priority">
          {words}
        </FieldButton>
      }
    >
      {LEVELS.map((one) => (
        <MenuItem key={one} id={String(one)} icon={<PriorityIcon level={one} />}>
          {t(`common:priority.p${one}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}
