// Language and theme; both work at once.
import { useId } from 'react';

import { useSettings } from '@/api';
import { Segments } from '@/components';
import { useTranslation } from '@/i18n';

import css from './Settings.module.css';

export function AppearanceSection() {
  const { t } = useTranslation(['settings', 'session']);
  const [{ language, theme }, change] = useSettings();
  const id = useId();
  const system = t('session:account.system');
  return (
    <div className={css.section}>
      <div className={css.choice}>
        <h3 id={`${id}-language`} className={css.label}>
          {t('session:account.language')}
        </h3>
        <Segments
          aria-labelledby={`${id}-language`}
          items={[
            { id: 'system', name: system, 'data-testid': 'language-system' },
            { id: 'tr', name: 'Türkçe', lang: 'tr', 'data-testid': 'language-tr' },
            { id: 'en', name: 'English', lang: 'en', 'data-testid': 'language-en' },
          ]}
          value={language}
          onChange={(value) => change({ language: value })}
        />
      </div>
      <div className={css.choice}>
        <h3 id={`${id}-theme`} className={css.label}>
          {t('appearance.theme')}
        </h3>
        <Segments
          aria-labelledby={`${id}-theme`}
          items={[
            { id: 'system', name: system, 'data-testid': 'theme-system' },
            { id: 'light', name: t('session:account.light'), 'data-testid': 'theme-light' },
            { id: 'dark', name: t('session:account.dark'), 'data-testid': 'theme-dark' },
          ]}
          value={theme}
          onChange={(value) => change({ theme: value })}
        />
      </div>
    </div>
  );
}
