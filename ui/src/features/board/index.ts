// A project's board.
export { BoardPage, type BoardPageProps } from './BoardPage';
