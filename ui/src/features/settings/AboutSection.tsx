// What this program is.
import { useQuery } from '@tanstack/react-query';

import { diagnosticsQuery } from '@/api';
import { useTranslation } from '@/i18n';

import { Fact, Facts } from './Facts';

import css from './Settings.module.css';

export function AboutSection() {
  const { t } = useTranslation(['settings', 'common']);
  const { data } = useQuery(diagnosticsQuery());
  return (
    <div className={css.section}>
      <div>
        <h3 className={css.name}>{t('common:app')}</h3>
        <p className={css.soft}>{t('about.text')}</p>
      </div>
      <Facts>
        <Fact name={t('diagnostics.version')}>{data?.version ?? ''}</Fact>
        <Fact name={t('about.licence')}>MIT</Fact>
      </Facts>
    </div>
  );
}
