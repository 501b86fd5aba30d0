// Tags: chips that open a picker with the project's tags; a word that is none of them makes a new one.
// The choice is sent once, when the picker closes.
import { Tag } from 'lucide-react';
import { useState } from 'react';

import { Chip, MultiPicker, Popover } from '@/components';
import { useTranslation } from '@/i18n';

import { sameSet, tagChoices } from '../model/choices';
import { FieldButton } from './FieldButton';

export interface TagsFieldProps {
  value: readonly string[];
  suggestions: readonly string[];
  onChange: (tags: string[]) => void;
}

export function TagsField({ value, suggestions, onChange }: TagsFieldProps) {
  const { t } = useTranslation('task');
  const [picked, setPicked] = useState<string[] | null>(null);
  const [typed, setTyped] = useState('');
  const shown = picked ?? value;
  const items = tagChoices([...value, ...(picked ?? []), ...suggestions], typed);
  return (
    <Popover
      label={t('tags.choose')}
      onOpenChange={(open) => {
        setTyped('');
        setPicked(open ? [...value] : null);
        if (!open && picked !== null && !sameSet(picked, value)) onChange(picked);
      }}
      trigger={
        <FieldButton
          field={t('field.tags')}
          empty={shown.length === 0}
          icon={shown.length === 0 ? <Tag aria-hidden /> : undefined}
          testId="task-tags"
        >
          {shown.length === 0 ? t('field.addTags') : shown.map((tag) => <Chip key={tag}>{tag}</Chip>)}
        </FieldButton>
      }
    >
      <MultiPicker label={t('tags.search')} items={items} selected={shown} onChange={setPicked} onSearch={setTyped}>
        {(item) => (item.isNew ? t('tags.new', { tag: item.text }) : item.text)}
      </MultiPicker>
    </Popover>
  );
}
