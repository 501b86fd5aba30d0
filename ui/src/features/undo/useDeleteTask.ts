// Deletes without asking: it can be undone until it is sent.
import { client } from '@/api';

import { useUndo } from './useUndo';

/** Throws when the deletion could not even be kept. */
export function useDeleteTask(): (task: { id: string; name: string }) => Promise<void> {
  const { deleted } = useUndo();
  return async ({ id, name }) => deleted(await client.deleteTask(id), name);
}
