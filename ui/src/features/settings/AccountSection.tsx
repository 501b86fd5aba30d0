// Who is signed in, where, and where the token is.
import { LogOut } from 'lucide-react';

import { photoOf, type AccountView, type TokenKept } from '@/api';
import { Avatar, Button } from '@/components';
import { useTranslation } from '@/i18n';
import { initialsOf } from '@/lib/initials';

import { Fact, Facts } from './Facts';

import css from './Settings.module.css';

export interface AccountSectionProps {
  account: AccountView;
  kept: TokenKept;
  onSignOut: () => void;
}

export function AccountSection({ account, kept, onSignOut }: AccountSectionProps) {
  const { t } = useTranslation(['settings', 'session']);
  return (
    <div className={css.section}>
      <div className={css.person}>
        <Avatar
          id={account.user}
          initials={initialsOf(account.name)}
          src={photoOf({ id: account.user, hasPhoto: account.hasPhoto })}
          name=""
          size={64}
        />
        <div className={css.who}>
          <p className={css.name}>{account.name}</p>
          {account.jobTitle === null ? null : <p className={css.soft}>{account.jobTitle}</p>}
        </div>
      </div>
      <Facts>
        <Fact name={t('account.organization')}>{account.organization}</Fact>
        <Fact name={t('account.server')}>{account.server}</Fact>
        <Fact name={t('account.token')}>{t(`account.kept.${kept}`)}</Fact>
      </Facts>
      <div>
        <Button icon={<LogOut aria-hidden />} onPress={onSignOut} data-testid="settings-sign-out">
          {t(kept === 'sample' ? 'session:account.leaveSample' : 'session:account.signOut')}
        </Button>
      </div>
    </div>
  );
}
