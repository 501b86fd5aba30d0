// One of two or three that all fit in a row. Works at once.
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

import css from './Segments.module.css';

export interface Segment<Value extends string> {
  id: Value;
  name: string;
  /** The language of the name, where it is not the page's. */
  lang?: string;
  'data-testid'?: string;
}

export interface SegmentsProps<Value extends string> {
  /** Its name for a screen reader; an id with `aria-labelledby` serves as well. */
  'aria-label'?: string;
  'aria-labelledby'?: string;
  items: readonly Segment<Value>[];
  value: string;
  onChange: (value: Value) => void;
}

export function Segments<Value extends string>({ items, value, onChange, ...names }: SegmentsProps<Value>) {
  return (
    <ToggleButtonGroup
      {...names}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(chosen) => {
        const item = items.find(({ id }) => chosen.has(id));
        if (item) onChange(item.id);
      }}
      className={css.group}
    >
      {items.map(({ name, ...item }) => (
        <ToggleButton key={item.id} {...item} className={css.choice}>
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
