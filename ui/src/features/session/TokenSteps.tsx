// How to make an access token, in four pictures drawn with the theme's own colours.
import type { ReactNode } from 'react';

import { useTranslation } from '@/i18n';

import css from './TokenSteps.module.css';

export function TokenSteps() {
  const { t } = useTranslation('session');
  return (
    <section className={css.steps} aria-labelledby="token-steps">
      <h2 id="token-steps" className={css.title}>
        {t('steps.title')}
      </h2>
      <ol className={css.list}>
        <Step number={1} words={t('steps.one')}>
          <Browser />
          <circle cx="60" cy="41" r="8" className={css.soft} />
          <rect x="40" y="54" width="40" height="6" rx="3" className={css.soft} />
        </Step>
        <Step number={2} words={t('steps.two')}>
          <Browser />
          <rect x="10" y="24" width="34" height="42" className={css.soft} />
          <rect x="14" y="30" width="22" height="4" rx="2" className={css.line} />
          <rect x="14" y="39" width="26" height="8" rx="3" className={css.accent} />
          <rect x="14" y="52" width="18" height="4" rx="2" className={css.line} />
          <rect x="52" y="32" width="40" height="4" rx="2" className={css.soft} />
          <rect x="52" y="41" width="50" height="4" rx="2" className={css.soft} />
        </Step>
        <Step number={3} words={t('steps.three')}>
          <Browser />
          <rect x="20" y="31" width="46" height="5" rx="2.5" className={css.soft} />
          <rect x="20" y="41" width="80" height="5" rx="2.5" className={css.soft} />
          <rect x="60" y="51" width="42" height="12" rx="4" className={css.accent} />
          <path d="M66 57h6M69 54v6" className={css.mark} />
          <rect x="76" y="55.5" width="20" height="3" rx="1.5" className={css.onAccent} />
        </Step>
        <Step number={4} words={t('steps.four')}>
          <rect x="12" y="12" width="52" height="30" rx="6" className={css.sheet} />
          <path d="M20 24h6m3 0h6m3 0h6m3 0h6" className={css.dots} />
          <rect x="20" y="31" width="24" height="4" rx="2" className={css.soft} />
          <path d="M52 48c0 10 6 12 14 12m-5-5 5 5-5 5" className={css.arrow} />
          <rect x="72" y="46" width="40" height="24" rx="6" className={css.sheet} />
          <rect x="78" y="53" width="28" height="10" rx="3" className={css.accent} />
          <path d="m88 58 3 3 6-6" className={css.mark} />
        </Step>
      </ol>
    </section>
  );
}

function Step({ number, words, children }: { number: number; words: string; children: ReactNode }) {
  return (
    <li className={css.step}>
      <svg viewBox="0 0 120 78" className={css.picture} aria-hidden focusable="false">
        {children}
      </svg>
      <p className={css.words}>
        <span className={css.number} aria-hidden>
          {number}
        </span>
        {words}
      </p>
    </li>
  );
}

function Browser() {
  return (
    <>
      <rect x="10" y="10" width="100" height="58" rx="6" className={css.sheet} />
      <path d="M10 22h100" className={css.edge} />
      <circle cx="17" cy="16" r="1.8" className={css.line} />
      <circle cx="23" cy="16" r="1.8" className={css.line} />
      <rect x="32" y="14" width="50" height="4" rx="2" className={css.soft} />
    </>
  );
}
