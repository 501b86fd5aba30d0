// Language, theme and size; all work at once.
import { useId } from 'react';

import { useSettings } from '@/api';
import { Segments } from '@/components';
import { localeOf, useTranslation } from '@/i18n';
import { numberFormat } from '@/lib/formats';

import { USUAL, ZOOMS } from './zoom';

import css from './Settings.module.css';

export function AppearanceSection() {
  const { t, i18n } = useTranslation(['settings', 'session']);
  const [{ language, theme, zoom }, change] = useSettings();
  const id = useId();
  const percent = numberFormat(localeOf(i18n.language), { style: 'percent' });
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
      <div className={css.choice}>
        <h3 id={`${id}-zoom`} className={css.label}>
          {t('appearance.zoom')}
        </h3>
        <Segments
          aria-labelledby={`${id}-zoom`}
          items={ZOOMS.map((each) => ({
            id: `${each}`,
            name: percent.format(each / 100),
            'data-testid': `zoom-${each}`,
          }))}
          value={`${zoom ?? USUAL}`}
          onChange={(value) => change({ zoom: Number(value) })}
        />
        <p className={css.soft}>{t('appearance.zoomKeys')}</p>
      </div>
    </div>
  );
}
