// Several of many, with a search on top: people, tags. Stands alone or inside a popover.
import type { ReactNode } from 'react';
import { Autocomplete, ListBox, type Key } from 'react-aria-components';

import { useTranslation } from '@/i18n';
import { containsWords } from '@/lib/fold';

import { SearchField } from './Field';
import { Option } from './Select';

import css from './Select.module.css';

export interface PickerItem {
  id: string;
  /** What is searched and read aloud. */
  text: string;
}

export interface MultiPickerProps<T extends PickerItem> {
  /** Names the list and is the search field's words. */
  label: string;
  items: readonly T[];
  selected: readonly string[];
  onChange: (selected: string[]) => void;
  /** Draws an item; its text when absent. */
  children?: (item: T) => ReactNode;
  /** Takes the focus when it appears. */
  autoFocus?: boolean;
  selectionMode?: 'multiple' | 'single';
  /** Shown under the list: "Add tag …". */
  footer?: ReactNode;
  onSearch?: (text: string) => void;
}

export function MultiPicker<T extends PickerItem>({
  label,
  items,
  selected,
  onChange,
  children,
  autoFocus = true,
  selectionMode = 'multiple',
  footer,
  onSearch,
}: MultiPickerProps<T>) {
  const { t } = useTranslation('common');
  return (
    <div className={css.multi}>
      <Autocomplete filter={containsWords} {...(onSearch ? { onInputChange: onSearch } : {})}>
        <div className={css.filter}>
          {/* The picker opens because the person asked for it: the next thing they do is type. */}
          <SearchField label={label} autoFocus={autoFocus} />
        </div>
        <ListBox
          aria-label={label}
          items={items}
          selectionMode={selectionMode}
          // Esc closes what the picker is in; it never throws the choice away.
          escapeKeyBehavior="none"
          selectedKeys={selected}
          onSelectionChange={(keys) =>
            onChange(keys === 'all' ? items.map((item) => item.id) : [...keys].map((key: Key) => String(key)))
          }
          className={css.list}
          renderEmptyState={() => <p className={css.empty}>{t('nothingFound')}</p>}
          dependencies={[children]}
        >
          {(item) => (
            <Option id={item.id} textValue={item.text}>
              {children ? children(item) : item.text}
            </Option>
          )}
        </ListBox>
      </Autocomplete>
      {footer}
    </div>
  );
}
