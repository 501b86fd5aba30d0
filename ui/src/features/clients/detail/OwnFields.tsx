// What the organization's own fields say. Their ids would tell nobody anything, so they are not shown.
import { useTranslation } from '@/i18n';

import { Section } from './Section';

import css from './Detail.module.css';

export function OwnFields({ values }: { values: readonly string[] }) {
  const { t } = useTranslation('clients');
  if (values.length === 0) return null;
  return (
    <Section title={t('own.title')}>
      <ul className={css.values}>
        {values.map((value, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- two fields may say the same
          <li key={place}>{value}</li>
        ))}
      </ul>
      <p className={css.small}>{t('own.note')}</p>
    </Section>
  );
}
