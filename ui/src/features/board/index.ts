// A project's board.
export { knowBoard } from './queries/useBoard';
export { BoardPage, type BoardPageProps } from './BoardPage';
