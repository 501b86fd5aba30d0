// Every upload and download, and what can be done with them.
import { useQuery, useQueryClient } from '@tanstack/react-query';

import {
  client,
  keys,
  type NodePlace,
  problemOf,
  type TaskId,
  type TransferId,
  type TransferPlace,
  type TransferView,
  transfersQuery,
} from '@/api';
import { toast } from '@/components';
import { useProblemSentence } from '@/features/problem';
import { useTranslation } from '@/i18n';

const NONE: readonly TransferView[] = [];

export function useTransfers(): readonly TransferView[] {
  return useQuery(transfersQuery()).data ?? NONE;
}

/** Uploads to this task that are not finished, or failed. */
export function useUploadsOf(task: TaskId): readonly TransferView[] {
  return useTransfers().filter(
    (transfer) =>
      transfer.task === task &&
      transfer.direction === 'upload' &&
      transfer.state.state !== 'done' &&
      transfer.state.state !== 'cancelled',
  );
}

/** Uploads into this directory that are not finished, or failed. */
export function useUploadsInto({ owner, directory }: NodePlace): readonly TransferView[] {
  return useTransfers().filter(
    ({ place, state }) =>
      place !== null &&
      place.directory === directory &&
      place.owner.kind === owner.kind &&
      place.owner.id === owner.id &&
      state.state !== 'done' &&
      state.state !== 'cancelled',
  );
}

/** Uploads that can be tried again. */
export function useFailedUploads(): readonly TransferView[] {
  return useTransfers().filter(({ direction, state }) => direction === 'upload' && state.state === 'failed');
}

export function useTransferActions() {
  const queries = useQueryClient();
  const { t } = useTranslation('files');
  const sentence = useProblemSentence();
  const run = async (act: Promise<unknown>) => {
    try {
      await act;
    } catch (error) {
      toast({ title: t('transfers.failed'), text: sentence(problemOf(error)), tone: 'danger' });
    }
    await queries.invalidateQueries({ queryKey: keys.transfers });
  };
  return {
    cancel: (id: TransferId) => void run(client.cancelTransfer(id)),
    retry: (id: TransferId) => void run(client.retryTransfer(id)),
    pause: (id: TransferId) => void run(client.pauseTransfers(id)),
    resume: (id: TransferId) => void run(client.resumeTransfers(id)),
    remove: (id: TransferId) => void run(client.removeTransfer(id)),
    moveTo: (id: TransferId, place: TransferPlace) => void run(client.moveTransfer(id, place)),
    pauseAll: () => void run(client.pauseTransfers(null)),
    resumeAll: () => void run(client.resumeTransfers(null)),
    retryAll: () => void run(client.retryTransfers()),
    clear: () => void run(client.clearTransfers()),
  };
}
