// The shape of what is coming, for content that was never seen before. Never over known content.
import css from './Skeleton.module.css';

export interface SkeletonProps {
  width?: number | string;
  height?: number | string;
  round?: boolean;
}

export function Skeleton({ width = '100%', height = 14, round = false }: SkeletonProps) {
  return <span aria-hidden className={css.skeleton} data-round={round || undefined} style={{ width, height }} />;
}
