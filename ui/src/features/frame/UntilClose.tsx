// Without a keychain the sign-in ends with the app; said for as long as it is so.
import { KeyRound } from 'lucide-react';

import { useTranslation } from '@/i18n';

import css from './Frame.module.css';

export function UntilClose({ narrow }: { narrow: boolean }) {
  const { t } = useTranslation('frame');
  return (
    <p className={css.untilClose} title={t('untilClose')}>
      <KeyRound aria-hidden />
      <span className={narrow ? 'sr-only' : undefined}>{t('untilClose')}</span>
    </p>
  );
}
