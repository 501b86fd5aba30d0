// Files on their way up and down: the panel, the line in the frame, the rows inside a task, and what is said aloud.
export { TransferRow } from './TransferRow';
export { TransfersAnnouncer } from './TransfersAnnouncer';
export { TransfersPanel } from './TransfersPanel';
export { useFailedUploads, useUploadsInto, useUploadsOf } from './useTransfers';
export { useTransfersSummary } from './useTransfersSummary';
