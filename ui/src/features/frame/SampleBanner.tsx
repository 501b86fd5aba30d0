// Says all the time that this is the sample, and offers the way out.
import { Compass } from 'lucide-react';

import { Button } from '@/components';
import { useSignOut } from '@/features/session';
import { useTranslation } from '@/i18n';

import css from './Frame.module.css';

export function SampleBanner() {
  const { t } = useTranslation('frame');
  const leave = useSignOut();
  return (
    <aside className={css.banner} aria-label={t('sample.mark')} data-testid="sample-mark">
      <Compass aria-hidden />
      <p>
        <strong>{t('sample.mark')}</strong>
        {t('sample.text')}
      </p>
      <Button size="small" isPending={leave.isPending} onPress={() => leave.mutate()}>
        {t('sample.leave')}
      </Button>
    </aside>
  );
}
