// One line of the list: the name, and what says most besides it.
import { Button as AriaButton } from 'react-aria-components';

import type { ClientRow } from '@/api';
import { Avatar } from '@/components';
import { useTranslation } from '@/i18n';
import { initialsOf } from '@/lib/initials';

import css from '../Clients.module.css';

export interface ClientLineProps {
  client: ClientRow;
  isOpen: boolean;
  isTabStop: boolean;
  onPress: () => void;
}

export function ClientLine({ client: { id, name, line }, isOpen, isTabStop, onPress }: ClientLineProps) {
  const { t } = useTranslation('clients');
  return (
    <AriaButton
      className={css.row}
      aria-current={isOpen || undefined}
      excludeFromTabOrder={!isTabStop}
      onPress={onPress}
      data-testid="client-row"
      data-client-id={id}
    >
      <Avatar id={id} initials={initialsOf(name)} name="" size={32} />
      <span className={css.words}>
        <span className={css.name} data-empty={name === '' || undefined}>
          {name || t('unnamed')}
        </span>
        {line === null ? null : <span className={css.line}>{line}</span>}
      </span>
    </AriaButton>
  );
}
