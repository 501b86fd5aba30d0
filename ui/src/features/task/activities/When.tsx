import { Button as AriaButton } from 'react-aria-components';
// "3 minutes ago", with the full date in a tooltip that the keyboard reaches too.

import { Tooltip } from '@/components';
import { localeOf, useTranslation } from '@/i18n';
import { fullTime, relativeTime } from '@/lib/relativeTime';

import css from './Activities.module.css';

export function When({ at, now }: { at: number | null; now: number }) {
  const { t, i18n } = useTranslation('common');
  const locale = localeOf(i18n.language);
  if (at === null) return null;
  const full = fullTime(at, locale);
  const relative = relativeTime(at, now, locale, t('justNow'));
  return (
    <Tooltip text={full} placement="top">
      <AriaButton className={css.when} excludeFromTabOrder aria-label={`${relative}, ${full}`}>
        <time dateTime={new Date(at * 1000).toISOString()}>{relative}</time>
      </AriaButton>
    </Tooltip>
  );
}
