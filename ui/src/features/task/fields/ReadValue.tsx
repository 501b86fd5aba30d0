// A value that Cubicl shows and this program does not change.
import css from './Fields.module.css';

export function ReadValue({ value, empty }: { value: string | null; empty: string }) {
  return (
    <div className={css.read} data-empty={value ? undefined : true}>
      {value || empty}
    </div>
  );
}
