import { Button as AriaButton } from 'react-aria-components';
// The task's client; leads to what is known of it.

import type { ClientId, ClientRef } from '@/api';
import { useTranslation } from '@/i18n';

import { ReadValue } from './ReadValue';

import css from './Fields.module.css';

export interface ClientFieldProps {
  client: ClientRef | null;
  onOpen: (client: ClientId) => void;
}

export function ClientField({ client, onOpen }: ClientFieldProps) {
  const { t } = useTranslation(['task', 'clients']);
  if (client === null) return <ReadValue value={null} empty={t('task:field.noClient')} />;
  const name = client.name || t('clients:unnamed');
  return (
    <AriaButton
      className={css.button}
      aria-label={t('task:field.openClient', { name })}
      onPress={() => onOpen(client.id)}
      data-testid="task-client"
    >
      <span className={css.link}>{name}</span>
    </AriaButton>
  );
}
