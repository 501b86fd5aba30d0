// Settings: the account, how the app looks, how much it reads, what helps a helper, and what this is.
import { Info, Palette, Stethoscope, UserRound, Wifi } from 'lucide-react';

import type { AccountView, TokenKept } from '@/api';
import { Dialog, SideTabs } from '@/components';
import { useTranslation } from '@/i18n';
import { useMedia } from '@/lib/useMedia';

import { AboutSection } from './AboutSection';
import { AccountSection } from './AccountSection';
import { AppearanceSection } from './AppearanceSection';
import { DiagnosticsSection } from './DiagnosticsSection';
import { NetworkSection } from './NetworkSection';

export interface SettingsDialogProps {
  account: AccountView;
  kept: TokenKept;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  /** The dialog closes first: never a dialog on a dialog. */
  onSignOut: () => void;
}

export function SettingsDialog({ account, kept, isOpen, onOpenChange, onSignOut }: SettingsDialogProps) {
  const { t } = useTranslation('settings');
  const narrow = useMedia('(max-width: 640px)');
  const leave = () => {
    onOpenChange(false);
    onSignOut();
  };
  return (
    <Dialog title={t('title')} isOpen={isOpen} onOpenChange={onOpenChange} width="wide" fill data-testid="settings">
      <SideTabs
        aria-label={t('title')}
        narrow={narrow}
        tabs={[
          {
            id: 'account',
            name: t('account.title'),
            icon: <UserRound aria-hidden />,
            content: <AccountSection account={account} kept={kept} onSignOut={leave} />,
          },
          {
            id: 'appearance',
            name: t('appearance.title'),
            icon: <Palette aria-hidden />,
            content: <AppearanceSection />,
          },
          {
            id: 'network',
            name: t('network.title'),
            icon: <Wifi aria-hidden />,
            content: <NetworkSection />,
          },
          {
            id: 'diagnostics',
            name: t('diagnostics.title'),
            icon: <Stethoscope aria-hidden />,
            content: <DiagnosticsSection server={account.server} />,
          },
          { id: 'about', name: t('about.title'), icon: <Info aria-hidden />, content: <AboutSection /> },
        ]}
      />
    </Dialog>
  );
}
