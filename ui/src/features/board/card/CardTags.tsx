// Two tags, and how many more there are.
import { useTranslation } from '@/i18n';

import css from './Card.module.css';

const SHOWN = 2;

export function CardTags({ tags }: { tags: readonly string[] }) {
  const { t } = useTranslation('board');
  if (tags.length === 0) return null;
  const more = tags.length - SHOWN;
  return (
    <span className={css.tags} role="img" aria-label={`${t('card.tags', { tags: tags.join(', ') })}.`}>
      {tags.slice(0, SHOWN).map((tag) => (
        <span key={tag} className={css.tag} title={tag}>
          {tag}
        </span>
      ))}
      {more > 0 ? (
        <span className={css.more} title={tags.slice(SHOWN).join(', ')}>
          +{more}
        </span>
      ) : null}
    </span>
  );
}
