// How much the app reads by itself.

import { useSettings } from '@/api';
import { Switch } from '@/components';
import { useTranslation } from '@/i18n';

import css from './Settings.module.css';

export function NetworkSection() {
  const { t } = useTranslation('settings');
  const [{ useLessData }, change] = useSettings();
  return (
    <div className={css.section}>
      <Switch
        isSelected={useLessData}
        onChange={(less) => change({ useLessData: less })}
        aria-describedby="use-less-data"
        data-testid="use-less-data"
      >
        {t('network.useLessData')}
      </Switch>
      <p id="use-less-data" className={css.soft}>
        {t('network.useLessDataText')}
      </p>
    </div>
  );
}
