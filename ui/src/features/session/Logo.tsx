// The app's mark: columns with one card on its way.
import css from './Welcome.module.css';

export function Logo() {
  return (
    <svg viewBox="0 0 40 40" className={css.logo} aria-hidden focusable="false">
      <rect width="40" height="40" rx="10" className={css.logoBack} />
      <rect x="8" y="9" width="6.5" height="22" rx="2.4" className={css.logoFar} />
      <rect x="16.75" y="9" width="6.5" height="14" rx="2.4" className={css.logoFar} />
      <rect x="24.5" y="14" width="9" height="11" rx="2.6" className={css.logoNear} transform="rotate(7 29 19.5)" />
    </svg>
  );
}
