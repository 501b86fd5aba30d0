// Texts that are being written: kept in memory and on the disk until they are sent or let go.
export {
  type Caret,
  caretOf,
  type DraftPlace,
  forgetDrafts,
  handOver,
  keepCaret,
  keepDraft,
  moveDrafts,
  readDraft,
  recallDrafts,
  saveDrafts,
  useDraft,
  useDraftCount,
} from './drafts';
export { useCaret } from './useCaret';
export { useKeptDrafts } from './useKeptDrafts';
