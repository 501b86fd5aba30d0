// A project's board.
export { knowBoard } from './queries/useBoard';
export { BoardSkeleton } from './BoardSkeleton';
export { BoardPage, type BoardPageProps } from './BoardPage';
