export { BoardDrag, type CardDrop } from './BoardDrag';
export type { CardPayload } from './data';
export { useCardDrag } from './useCardDrag';
export { useColumnDrop } from './useColumnDrop';
