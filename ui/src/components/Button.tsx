// Buttons: one filled `primary` a view; everything else is quiet. An icon alone always has a name and a tooltip.
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps, composeRenderProps } from 'react-aria-components';

import { Tooltip } from './Tooltip';

import css from './Button.module.css';

export type ButtonVariant = 'primary' | 'quiet' | 'plain' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'style'> {
  ref?: Ref<HTMLButtonElement>;
  variant?: ButtonVariant;
  size?: 'small' | 'normal' | 'large';
  icon?: ReactNode;
  children: ReactNode;
}

export function Button({ variant = 'quiet', size = 'normal', icon, children, className, ...props }: ButtonProps) {
  return (
    <AriaButton
      {...props}
      data-variant={variant}
      data-size={size}
      className={composeRenderProps(className, (own) => `${css.button} ${own ?? ''}`)}
    >
      {icon}
      <span className={css.label}>{children}</span>
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'style' | 'aria-label'> {
  /** Its name for everybody: the tooltip and the screen reader. */
  label: string;
  icon: ReactNode;
  variant?: ButtonVariant;
  size?: 'small' | 'normal';
  /** A key that does the same, shown in the tooltip. */
  shortcut?: string;
  placement?: 'top' | 'bottom' | 'left' | 'right';
}

export function IconButton({
  label,
  icon,
  variant = 'plain',
  size = 'normal',
  shortcut,
  placement = 'bottom',
  className,
  ...props
}: IconButtonProps) {
  return (
    <Tooltip text={label} placement={placement} shortcut={shortcut}>
      <AriaButton
        {...props}
        aria-label={label}
        data-variant={variant}
        data-size={size}
        className={composeRenderProps(className, (own) => `${css.button} ${css.icon} ${own ?? ''}`)}
      >
        {icon}
      </AriaButton>
    </Tooltip>
  );
}
