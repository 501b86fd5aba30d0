// The places beside the projects, one line each; narrow: as icons with their names in a tooltip.
import { Building2, type LucideIcon, MessagesSquare } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';

import { CountBadge, Tooltip } from '@/components';
import { useUnread } from '@/features/chat';
import { useTranslation } from '@/i18n';

import css from './MainNav.module.css';

export const mainPlaces = ['chat', 'clients'] as const;
export type MainPlace = (typeof mainPlaces)[number];

export interface MainNavProps {
  narrow: boolean;
  current: MainPlace | null;
  onOpen: (place: MainPlace) => void;
}

export function MainNav(props: MainNavProps) {
  const { t } = useTranslation('frame');
  const unread = useUnread();
  return (
    <nav className={css.nav} aria-label={t('nav.label')} data-narrow={props.narrow || undefined}>
      <Entry place="chat" icon={MessagesSquare} name={t('nav.chat')} count={unread} {...props} />
      <Entry place="clients" icon={Building2} name={t('nav.clients')} {...props} />
    </nav>
  );
}

interface EntryProps extends MainNavProps {
  place: MainPlace;
  icon: LucideIcon;
  name: string;
  count?: number;
}

function Entry({ place, icon: Icon, name, count = 0, narrow, current, onOpen }: EntryProps) {
  const { t } = useTranslation('frame');
  const label = count > 0 ? t('nav.unread', { name, count }) : name;
  const entry = (
    <AriaButton
      className={css.entry}
      aria-current={current === place ? 'page' : undefined}
      onPress={() => onOpen(place)}
      data-testid={`nav-${place}`}
    >
      <Icon aria-hidden />
      <span className={narrow ? 'sr-only' : css.name}>{name}</span>
      {count > 0 ? (
        <span className={css.count}>
          <CountBadge
            small={narrow}
            count={count}
            words={`${count} ${t('nav.unreadWord')}`}
            data-testid={`nav-${place}-count`}
          />
        </span>
      ) : null}
    </AriaButton>
  );
  return narrow ? (
    <Tooltip text={label} placement="right">
      {entry}
    </Tooltip>
  ) : (
    entry
  );
}
