// The description as it is read. A click into the text edits it; the buttons are the way for everybody.

import { Button } from '@/components';
import { useTranslation } from '@/i18n';

import { RichText } from './RichText';

import css from './Description.module.css';

export interface DescriptionReaderProps {
  html: string;
  blank: boolean;
  /** False while the text may still be coming. */
  complete: boolean;
  onEdit: () => void;
}

export function DescriptionReader({ html, blank, complete, onEdit }: DescriptionReaderProps) {
  const { t } = useTranslation('task');
  if (blank && !complete) return <div className={css.skeleton} aria-hidden data-testid="description-skeleton" />;
  if (blank) {
    return (
      <div data-testid="task-description">
        <Button variant="plain" size="small" className={css.add} onPress={onEdit} data-testid="task-description-open">
          {t('description.add')}
        </Button>
      </div>
    );
  }
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className={css.reader}
      data-testid="task-description"
      onClick={(event) => {
        const pressed = event.target instanceof Element && event.target.closest('a') !== null;
        // Selecting words to copy them is no wish to edit.
        if (!pressed && window.getSelection()?.isCollapsed !== false) onEdit();
      }}
    >
      <RichText html={html} />
    </div>
  );
}
