// Opens the palette, and says by which key it opens too.
import { Search } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';

import { Tooltip } from '@/components';
import { useTranslation } from '@/i18n';

import { setSearchOpen } from './opening';

import css from './Search.module.css';

const KEY = 'Ctrl+K';

export function SearchButton() {
  const { t } = useTranslation('search');
  return (
    <Tooltip text={t('title')} shortcut={KEY}>
      <AriaButton
        className={css.button}
        aria-label={`${t('title')}, ${KEY}`}
        aria-keyshortcuts="Control+K"
        onPress={() => setSearchOpen(true)}
        data-testid="search-everything"
      >
        <Search aria-hidden />
        <kbd>{KEY}</kbd>
      </AriaButton>
    </Tooltip>
  );
}
