// While the keychain is asked: the mark and one line, nothing that moves or blinks.
import { useTranslation } from '@/i18n';

import { Logo } from './Logo';

import css from './Welcome.module.css';

export function StartingScreen() {
  const { t } = useTranslation('session');
  return (
    <main className={css.starting} data-testid="starting">
      <Logo />
      <p role="status">{t('starting')}</p>
    </main>
  );
}
