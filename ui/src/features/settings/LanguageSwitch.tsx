import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
// Turkish or English, before anybody is signed in. Each language is named in itself.
import { useTranslation } from 'react-i18next';

import { useSettings } from '@/api';

import css from './LanguageSwitch.module.css';

const languages = [
  { id: 'tr', name: 'Türkçe' },
  { id: 'en', name: 'English' },
] as const;

export function LanguageSwitch() {
  const { t, i18n } = useTranslation('session');
  const [, change] = useSettings();
  return (
    <ToggleButtonGroup
      aria-label={t('language')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[i18n.language]}
      onSelectionChange={(chosen) => {
        const language = languages.find(({ id }) => chosen.has(id));
        if (language) change({ language: language.id });
      }}
      className={css.group}
    >
      {languages.map(({ id, name }) => (
        <ToggleButton key={id} id={id} lang={id} className={css.choice} data-testid={`language-${id}`}>
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
