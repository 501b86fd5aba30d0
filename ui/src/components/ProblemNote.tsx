// Something did not work, said where it happened: what, what is safe, what to do. Codes are behind "Details".
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { type ReactNode, useRef } from 'react';

import { useTranslation } from '@/i18n';

import { Button } from './Button';
import { Disclosure } from './Disclosure';
import { useFocusHome } from './useFocusHome';

import css from './ProblemNote.module.css';

export interface ProblemNoteProps {
  title: string;
  text?: ReactNode;
  /** For whoever helps the person. */
  detail?: string | null;
  tone?: 'danger' | 'warning';
  onRetry?: () => void;
  isRetrying?: boolean;
  retryLabel?: string;
  /** Further buttons, beside "Try again". */
  actions?: ReactNode;
  'data-testid'?: string;
}

export function ProblemNote({
  title,
  text,
  detail,
  tone = 'danger',
  onRetry,
  isRetrying = false,
  retryLabel,
  actions,
  ...rest
}: ProblemNoteProps) {
  const { t } = useTranslation('common');
  const note = useRef<HTMLDivElement>(null);
  useFocusHome(note);
  const Icon = tone === 'danger' ? CircleAlert : TriangleAlert;
  return (
    <div ref={note} role="alert" className={css.note} data-tone={tone} data-testid={rest['data-testid']}>
      <Icon aria-hidden className={css.icon} />
      <div className={css.words}>
        <p className={css.title}>{title}</p>
        {text === undefined ? null : <div className={css.text}>{text}</div>}
        {onRetry || actions ? (
          <div className={css.actions}>
            {onRetry ? (
              <Button size="small" isPending={isRetrying} onPress={onRetry} data-testid="try-again">
                {retryLabel ?? t('action.tryAgain')}
              </Button>
            ) : null}
            {actions}
          </div>
        ) : null}
        {detail ? (
          <Disclosure title={t('action.details')}>
            <p className={css.detail}>{detail}</p>
          </Disclosure>
        ) : null}
      </div>
    </div>
  );
}
