// The words at the pointer while files are dragged over the window: "Add 3 items to *Invoice*".
// Items, because nobody knows before they are dropped which of them are folders.
import { FilePlus, FileQuestionMark } from 'lucide-react';
import { createPortal } from 'react-dom';
import { Trans } from 'react-i18next';

import { useTranslation } from '@/i18n';

import { useFileDrop } from './useFileDrop';

import css from './DropLabel.module.css';

export function FileDrop() {
  const { t, i18n } = useTranslation('files');
  const hovering = useFileDrop();
  if (!hovering) return null;
  const { count, onto } = hovering;
  const Icon = onto === null ? FileQuestionMark : FilePlus;
  const turn = { x: hovering.x > window.innerWidth - 320, y: hovering.y > window.innerHeight - 80 };
  return createPortal(
    <div
      className={css.label}
      role="status"
      data-testid="drop-label"
      data-onto={onto === null ? undefined : true}
      style={{
        translate: `calc(${hovering.x}px + ${turn.x ? '-100% - 12px' : '16px'}) calc(${hovering.y}px + ${turn.y ? '-100% - 8px' : '16px'})`,
      }}
    >
      <Icon aria-hidden size={16} />
      <span className={css.words}>
        {onto === null ? (
          t('drop.somewhere')
        ) : (
          <Trans
            i18n={i18n}
            t={t}
            i18nKey="drop.onto"
            count={count}
            values={{ name: onto, count }}
            components={{ name: <strong /> }}
            shouldUnescape
          />
        )}
      </span>
    </div>,
    document.body,
  );
}
