// Where the token is pasted. A field of several lines, because mail programs break long words.
import { type FormEvent, type ReactNode, useState } from 'react';
import { Form } from 'react-aria-components';

import { Button, TextArea } from '@/components';
import { useTranslation } from '@/i18n';
import { cleanToken } from '@/lib/token';

import css from './Welcome.module.css';

export interface TokenFormProps {
  onSubmit: (token: string) => void;
  busy: boolean;
  /** Between the field and the button: an error, further fields. */
  children?: ReactNode;
  /** Beside the button. */
  beside?: ReactNode;
  autoFocus?: boolean;
}

export function TokenForm({ onSubmit, busy, children, beside, autoFocus = false }: TokenFormProps) {
  const { t } = useTranslation('session');
  const [token, setToken] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const isEmpty = cleanToken(token) === '';
    setMissing(isEmpty);
    if (!isEmpty && !busy) onSubmit(token);
  };
  return (
    <Form className={css.form} onSubmit={submit} validationBehavior="aria">
      <TextArea
        label={t('token.label')}
        description={t('token.description')}
        error={missing ? t('token.empty') : undefined}
        value={token}
        onChange={(text) => {
          setToken(text);
          setMissing(false);
        }}
        rows={2}
        autoFocus={autoFocus}
        autoComplete="off"
        autoCorrect="off"
        spellCheck="false"
        data-testid="welcome-token"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            submit();
          }
        }}
      />
      {children}
      <div className={css.buttons}>
        <Button type="submit" variant="primary" size="large" isPending={busy} data-testid="welcome-continue">
          {t('continue')}
        </Button>
        {beside}
      </div>
      <p role="status" className={busy ? css.busy : 'sr-only'}>
        {busy ? t('checking') : ''}
      </p>
    </Form>
  );
}
