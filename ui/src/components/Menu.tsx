// Menus: commands with real words, an icon at the left, the key at the right.
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Header,
  Keyboard,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  type MenuProps as AriaMenuProps,
  MenuSection as AriaMenuSection,
  type MenuSectionProps as AriaMenuSectionProps,
  MenuTrigger,
  type PopoverProps,
  Separator,
  Text,
} from 'react-aria-components';

import { PopoverSurface } from './Popover';

import css from './Menu.module.css';

export interface MenuProps<T extends object> extends Omit<AriaMenuProps<T>, 'className' | 'style'> {
  /** The button that opens it. */
  trigger: ReactNode;
  placement?: NonNullable<PopoverProps['placement']>;
  isOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
}

export function Menu<T extends object>({
  trigger,
  placement = 'bottom start',
  isOpen,
  onOpenChange,
  ...props
}: MenuProps<T>) {
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {trigger}
      <PopoverSurface placement={placement}>
        <AriaMenu {...props} className={css.menu} />
      </PopoverSurface>
    </MenuTrigger>
  );
}

export interface MenuItemProps extends Omit<AriaMenuItemProps, 'children' | 'className' | 'style'> {
  icon?: ReactNode;
  /** A second, quieter line. */
  description?: string;
  shortcut?: string;
  tone?: 'normal' | 'danger';
  children: string;
}

export function MenuItem({ icon, description, shortcut, tone = 'normal', children, ...props }: MenuItemProps) {
  return (
    <AriaMenuItem {...props} textValue={children} data-tone={tone} className={css.item}>
      {({ selectionMode, isSelected }) => (
        <>
          {selectionMode === 'none' ? null : (
            <span className={css.mark}>{isSelected ? <Check aria-hidden /> : null}</span>
          )}
          {icon}
          <span className={css.words}>
            <Text slot="label">{children}</Text>
            {description === undefined ? null : (
              <Text slot="description" className={css.description}>
                {description}
              </Text>
            )}
          </span>
          {shortcut === undefined ? null : <Keyboard className={css.key}>{shortcut}</Keyboard>}
        </>
      )}
    </AriaMenuItem>
  );
}

export function MenuSection<T extends object>({
  title,
  children,
  ...props
}: AriaMenuSectionProps<T> & { title: string; children: ReactNode }) {
  return (
    <AriaMenuSection {...props}>
      <Header className={css.header}>{title}</Header>
      {children}
    </AriaMenuSection>
  );
}

export function MenuSeparator() {
  return <Separator className={css.separator} />;
}
