// A text area as tall as its text. A hidden copy of the text sizes the grid cell (`field-sizing` is missing in WebKitGTK).
import type { ComponentProps } from 'react';

import css from './AutoGrowTextArea.module.css';

export type AutoGrowTextAreaProps = ComponentProps<'textarea'> & { value: string };

export function AutoGrowTextArea({ className, ...props }: AutoGrowTextAreaProps) {
  return (
    <div className={`${css.grow} ${className ?? ''}`} data-text={props.value || props.placeholder}>
      <textarea rows={1} {...props} className={css.area} />
    </div>
  );
}
