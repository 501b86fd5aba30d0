// Text with what was looked for in it.
import type { TextPiece } from '@/api';

import css from './Search.module.css';

export function Marked({ pieces }: { pieces: readonly TextPiece[] }) {
  return pieces.map(({ text, marked }, at) =>
    marked ? (
      // oxlint-disable-next-line react/no-array-index-key -- pieces have nothing but their place
      <mark key={at} className={css.mark}>
        {text}
      </mark>
    ) : (
      text
    ),
  );
}

export const textOf = (pieces: readonly TextPiece[]): string => pieces.map(({ text }) => text).join('');
