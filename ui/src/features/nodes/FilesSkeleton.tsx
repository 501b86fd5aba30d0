// The rows of a directory before it was ever read.
import { Skeleton } from '@/components';

import css from './Files.module.css';

export function FilesSkeleton() {
  return (
    <div className={css.skeleton} aria-busy data-testid="files-loading">
      {[60, 45, 70, 52].map((width) => (
        <Skeleton key={width} width={`${width}%`} height={20} />
      ))}
    </div>
  );
}
