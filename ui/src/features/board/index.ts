// A project's board.
export { knowBoard } from './queries/useBoard';
export { BoardSkeleton } from './BoardSkeleton';
export type { BoardHandle } from './Board';
export { BoardPage, type BoardPageProps } from './BoardPage';
