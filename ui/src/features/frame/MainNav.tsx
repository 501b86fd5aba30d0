// The places that belong to no project, above the projects. Narrow: the same as icons.
import { useLocation, useNavigate } from '@tanstack/react-router';
import { Building2 } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import { Tooltip } from '@/components';

import css from './MainNav.module.css';

const places = [{ to: '/clients', name: 'clients', icon: Building2 }] as const;

export function MainNav({ narrow }: { narrow: boolean }) {
  const { t } = useTranslation('frame');
  const navigate = useNavigate();
  const current = useLocation({ select: ({ pathname }) => pathname });
  return (
    <nav className={css.nav} aria-label={t('nav.label')} data-narrow={narrow || undefined}>
      {places.map(({ to, name, icon: Icon }) => {
        const label = t(`nav.${name}`);
        const link = (
          <AriaButton
            className={css.link}
            aria-label={narrow ? label : undefined}
            aria-current={current === to ? 'page' : undefined}
            onPress={() => void navigate({ to })}
            data-testid={`nav-${name}`}
          >
            <Icon aria-hidden />
            {narrow ? null : label}
          </AriaButton>
        );
        return narrow ? (
          <Tooltip key={to} text={label} placement="right">
            {link}
          </Tooltip>
        ) : (
          <div key={to}>{link}</div>
        );
      })}
    </nav>
  );
}
