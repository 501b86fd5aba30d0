// Deletes without asking: it can be undone until it is sent.
import { client } from '@/api';

import { useUndo } from './useUndo';

/** Throws when the deletion could not even be kept. */
export function useDeleteTask(): (task: { id: string; name: string }) => Promise<void> {
  const { tellDeletion } = useUndo();
  return async ({ id, name }) => tellDeletion(await client.deleteTask(id), name);
}
