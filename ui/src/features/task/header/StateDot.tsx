// The colour of a state, as Cubicl gave it; the word always stands beside it.
import css from './Header.module.css';

export function StateDot({ color }: { color: string | undefined }) {
  return <span aria-hidden className={css.dot} style={{ backgroundColor: color ?? 'var(--line-strong)' }} />;
}
