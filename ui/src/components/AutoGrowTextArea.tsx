// A text area as tall as its text. A hidden copy of the text sizes the grid cell (`field-sizing` is missing in WebKitGTK).
import type { ComponentProps } from 'react';

import css from './AutoGrowTextArea.module.css';

export type AutoGrowTextAreaProps = ComponentProps<'textarea'> & { value: string };

/** From so many characters on it is as high as it may get, and its copy would only be laid out in vain. */
const LONG = 5000;

export function AutoGrowTextArea({ className, ...props }: AutoGrowTextAreaProps) {
  const isLong = props.value.length > LONG;
  return (
    <div
      className={`${css.grow} ${className ?? ''}`}
      data-long={isLong || undefined}
      data-text={isLong ? undefined : props.value || props.placeholder}
    >
      <textarea rows={1} {...props} className={css.area} />
    </div>
  );
}
