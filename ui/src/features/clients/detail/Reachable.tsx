// An e-mail or telephone number, with what can be done with it: written to, copied.
import { Copy, Mail } from 'lucide-react';

import { client } from '@/api';
import { IconButton, toast } from '@/components';
import { useTranslation } from '@/i18n';

import { mailAddress } from '../model/mail';

import css from './Detail.module.css';

export function Reachable({ kind, value }: { kind: 'email' | 'phone'; value: string }) {
  const { t } = useTranslation('clients');
  const address = kind === 'email' ? mailAddress(value) : null;
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => toast({ title: t('copied'), tone: 'good' }),
      () => toast({ title: t('notCopied'), tone: 'danger' }),
    );
  const write = (link: string) =>
    client.openLink(link).catch(() => toast({ title: t('notWritten'), text: value, tone: 'danger' }));
  return (
    <span className={css.reachable}>
      <span className={css.value}>{value}</span>
      {address === null ? null : (
        <IconButton
          size="small"
          label={t('write', { email: value })}
          icon={<Mail aria-hidden />}
          onPress={() => void write(address)}
          data-testid="client-write"
        />
      )}
      <IconButton
        size="small"
        label={t('copy', { what: value })}
        icon={<Copy aria-hidden />}
        onPress={() => void copy()}
        data-testid="client-copy"
      />
    </span>
  );
}
