// One field over a list, on top of the screen: what is typed changes the list, arrows and Enter choose. The focus stays in
// the field.
import type { ReactNode } from 'react';
import { Autocomplete, Dialog, Modal, ModalOverlay } from 'react-aria-components';

import { ReturnFocus } from './Dialog';
import { SearchField } from './Field';

import dialogCss from './Dialog.module.css';
import css from './Palette.module.css';

export interface PaletteProps {
  /** Names the dialog and its field. */
  label: string;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  text: string;
  onText: (text: string) => void;
  /** Enter while the list is not of what is typed yet; false leaves it to the list. */
  onEarlyEnter?: () => boolean;
  /** A `ListBox` that is made anew for each text, with `autoFocus="first"`. */
  children: ReactNode;
  /** A quiet line at the bottom. */
  footer?: ReactNode;
  'data-testid'?: string;
}

export function Palette({
  label,
  isOpen,
  onOpenChange,
  text,
  onText,
  onEarlyEnter,
  children,
  footer,
  ...rest
}: PaletteProps) {
  return (
    <ModalOverlay
      className={`${dialogCss.overlay} ${css.overlay}`}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
    >
      <Modal className={`${dialogCss.modal} ${css.modal}`}>
        <Dialog aria-label={label} className={css.dialog} data-testid={rest['data-testid']}>
          <ReturnFocus />
          {/* Results come later than the key: the list itself takes its first line when they do. */}
          <Autocomplete inputValue={text} onInputChange={onText} disableAutoFocusFirst>
            <div className={css.field}>
              {/* It opens because the person wants to type. */}
              <SearchField
                label={label}
                autoFocus
                // Esc closes at once, whatever is typed.
                onKeyDown={(event) => {
                  if (event.key === 'Escape') onOpenChange(false);
                  else if (event.key !== 'Enter' || !onEarlyEnter?.()) event.continuePropagation();
                }}
                data-testid="palette-field"
              />
            </div>
            {children}
          </Autocomplete>
          {footer === undefined ? null : <footer className={css.footer}>{footer}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
