// A quiet dot before a card's name; what is new is said on hover and to those who listen.

import type { NewsKind } from '@/api';
import { useTranslation } from '@/i18n';

import { useNewsWords } from './useNewsWords';

import css from './News.module.css';

export function NewsDot({ news }: { news: readonly NewsKind[] }) {
  return news.length === 0 ? null : <Dot news={news} />;
}

function Dot({ news }: { news: readonly NewsKind[] }) {
  const { t } = useTranslation('news');
  const wordsOf = useNewsWords();
  const words = news.map(wordsOf);
  return (
    <span
      className={`${css.dot} ${css.ofCard}`}
      role="img"
      aria-label={`${t('card', { words: words.join('; ') })}.`}
      title={words.join('\n')}
      data-testid="news-dot"
    />
  );
}
