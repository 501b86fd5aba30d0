// Dialogs over the screen. One at a time: never a dialog on a dialog.
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

import { useTranslation } from '@/i18n';

import { Button, IconButton } from './Button';
import { useReturnFocus } from './useReturnFocus';

import css from './Dialog.module.css';

/** Lives as long as the dialog stands open. */
export function ReturnFocus() {
  useReturnFocus();
  return null;
}

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  width?: 'small' | 'normal' | 'wide';
  /** As high as there is room, up to a limit, whatever is in it; the content brings its own spaces and scrolls itself. */
  fill?: boolean;
  /** False where an answer is needed and nothing is lost by waiting for it. */
  isDismissable?: boolean;
  /** The row of buttons at the bottom, the main one last. */
  actions?: ReactNode | ((close: () => void) => ReactNode);
  children: ReactNode | ((close: () => void) => ReactNode);
  'data-testid'?: string;
}

export function Dialog({
  title,
  isOpen,
  onOpenChange,
  width = 'normal',
  fill = false,
  isDismissable = true,
  actions,
  children,
  ...rest
}: DialogProps) {
  const { t } = useTranslation('common');
  return (
    <ModalOverlay className={css.overlay} isOpen={isOpen} onOpenChange={onOpenChange} isDismissable={isDismissable}>
      <Modal className={css.modal} data-width={width} data-fill={fill || undefined}>
        <AriaDialog data-modal className={css.dialog} data-testid={rest['data-testid']}>
          {({ close }) => (
            <>
              <ReturnFocus />
              <header className={css.header}>
                <Heading slot="title" className={css.title}>
                  {title}
                </Heading>
                {isDismissable ? (
                  <IconButton label={t('action.close')} icon={<X aria-hidden />} onPress={close} />
                ) : null}
              </header>
              <div className={css.body}>{typeof children === 'function' ? children(close) : children}</div>
              {actions === undefined ? null : (
                <footer className={css.actions}>{typeof actions === 'function' ? actions(close) : actions}</footer>
              )}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface AlertDialogProps {
  title: string;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  /** The verb on the button. */
  confirm: string;
  onConfirm: () => void;
  /** What the other button says, when "Cancel" does not say what happens. */
  cancel?: string;
  tone?: 'danger' | 'normal';
  children: ReactNode;
}

/** Asks before something that cannot be undone. */
export function AlertDialog({
  title,
  isOpen,
  onOpenChange,
  confirm,
  onConfirm,
  cancel,
  tone = 'danger',
  children,
}: AlertDialogProps) {
  const { t } = useTranslation('common');
  return (
    <ModalOverlay className={css.overlay} isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal className={css.modal} data-width="small">
        <AriaDialog role="alertdialog" data-modal className={css.dialog}>
          {({ close }) => (
            <>
              <ReturnFocus />
              <header className={css.header}>
                <Heading slot="title" className={css.title}>
                  {title}
                </Heading>
              </header>
              <div className={css.body}>{children}</div>
              <footer className={css.actions}>
                <Button onPress={close} autoFocus>
                  {cancel ?? t('action.cancel')}
                </Button>
                <Button
                  variant={tone === 'danger' ? 'danger' : 'primary'}
                  data-testid="confirm"
                  onPress={() => {
                    close();
                    onConfirm();
                  }}
                >
                  {confirm}
                </Button>
              </footer>
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
