// Who is signed in; language, appearance, the settings, signing out.
import { LogOut, Settings } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, type Selection } from 'react-aria-components';

import { photoOf, useSettings, type AccountView, type AllSettings, type TokenKept } from '@/api';
import { Avatar, Menu, MenuItem, MenuSection, MenuSeparator } from '@/components';
import { useSignOut } from '@/features/session';
import { SettingsDialog } from '@/features/settings';
import { useTranslation } from '@/i18n';
import { initialsOf } from '@/lib/initials';

import { SignOutDialog } from './SignOutDialog';

import css from './Frame.module.css';

export interface AccountMenuProps {
  account: AccountView;
  kept: TokenKept;
  narrow: boolean;
}

export function AccountMenu({ account, kept, narrow }: AccountMenuProps) {
  const { t } = useTranslation('session');
  const [{ language, theme }, change] = useSettings();
  const [asking, setAsking] = useState(false);
  const [showing, setShowing] = useState(false);
  const signOut = useSignOut();
  const ask = () => {
    if (kept === 'sample') signOut.mutate();
    else setAsking(true);
  };
  const name = t('account.menu', { name: account.name, organization: account.organization });

  return (
    <>
      <Menu
        aria-label={name}
        trigger={
          <AriaButton className={css.account} aria-label={narrow ? name : undefined} data-testid="account-menu">
            <Avatar
              id={account.user}
              initials={initialsOf(account.name)}
              src={photoOf({ id: account.user, hasPhoto: account.hasPhoto })}
              name=""
              size={32}
            />
            {narrow ? null : (
              <span className={css.who}>
                <span className={css.name}>{account.name}</span>
                <span className={css.organization}>{account.organization}</span>
              </span>
            )}
          </AriaButton>
        }
        onAction={(key) => {
          if (key === 'settings') setShowing(true);
          if (key === 'sign-out') ask();
        }}
      >
        <MenuSection
          title={t('account.language')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[`language-${language}`]}
          onSelectionChange={(keys) => change({ language: chosen<AllSettings['language']>(keys) })}
        >
          <MenuItem id="language-system">{t('account.system')}</MenuItem>
          <MenuItem id="language-tr">Türkçe</MenuItem>
          <MenuItem id="language-en">English</MenuItem>
        </MenuSection>
        <MenuSection
          title={t('account.theme')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[`theme-${theme}`]}
          onSelectionChange={(keys) => change({ theme: chosen<AllSettings['theme']>(keys) })}
        >
          <MenuItem id="theme-system">{t('account.system')}</MenuItem>
          <MenuItem id="theme-light">{t('account.light')}</MenuItem>
          <MenuItem id="theme-dark">{t('account.dark')}</MenuItem>
        </MenuSection>
        <MenuSeparator />
        <MenuItem id="settings" icon={<Settings aria-hidden />} data-testid="open-settings">
          {t('account.settings')}
        </MenuItem>
        <MenuItem id="sign-out" icon={<LogOut aria-hidden />} data-testid="sign-out">
          {t(kept === 'sample' ? 'account.leaveSample' : 'account.signOut')}
        </MenuItem>
      </Menu>
      <SettingsDialog account={account} kept={kept} isOpen={showing} onOpenChange={setShowing} onSignOut={ask} />
      <SignOutDialog name={account.name} isOpen={asking} onOpenChange={setAsking} onConfirm={() => signOut.mutate()} />
    </>
  );
}

/** The setting's value in the one key that is selected: `theme-dark`. */
function chosen<Value extends string>(keys: Selection): Value {
  const [key] = keys === 'all' ? [] : keys;
  return String(key).replace(/^\w+-/, '') as Value;
}
