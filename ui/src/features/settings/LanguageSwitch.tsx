// Turkish or English, before anybody is signed in. Each language is named in itself.

import { useSettings } from '@/api';
import { Segments } from '@/components';
import { useTranslation } from '@/i18n';

const languages = [
  { id: 'tr', name: 'Türkçe', lang: 'tr', 'data-testid': 'language-tr' },
  { id: 'en', name: 'English', lang: 'en', 'data-testid': 'language-en' },
] as const;

export function LanguageSwitch() {
  const { t, i18n } = useTranslation('session');
  const [, change] = useSettings();
  return (
    <Segments
      aria-label={t('language')}
      items={languages}
      value={i18n.language}
      onChange={(language) => change({ language })}
    />
  );
}
