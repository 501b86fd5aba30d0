// Files: icons, sizes, tiles, and every way a file comes in (dropped, pasted, chosen).
export { AddFilesDialog } from './AddFilesDialog';
export { droppedFiles, FILES_DROPPED, takesFiles } from './dropTarget';
export { FileDrop } from './DropLabel';
export { FileIcon } from './FileIcon';
export { FileList } from './FileList';
export { FileTile } from './FileTile';
export { formatSizeOf } from './formatSize';
export { useAddFiles, useAttachFiles, useChooseFiles } from './useAttachFiles';
export { useAnyFileActions } from './useFileActions';
export { useFileDrop } from './useFileDrop';
export { useLongText } from './useLongText';
export { usePasteFiles } from './usePasteFiles';
export { useSendable } from './useSendable';
