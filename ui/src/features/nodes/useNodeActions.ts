// What a person does with the rows of a directory. Rust announces what differs afterwards.
import { useQueryClient } from '@tanstack/react-query';

import { client, keys, type NodeId, type NodePlace, problemOf } from '@/api';
import { toast } from '@/components';
import { useProblemWords } from '@/features/problem';
import { useTranslation } from '@/i18n';

export function useNodeActions(place: NodePlace) {
  const { t } = useTranslation('nodes');
  const queries = useQueryClient();
  const problemWords = useProblemWords();
  const run = async (act: Promise<unknown>) => {
    try {
      await act;
    } catch (error) {
      const problem = problemOf(error);
      const title = t(problem.kind.code === 'tooLate' ? 'tooLate' : 'failed');
      toast({ title, text: problemWords(problem).text, tone: 'danger' });
    }
    await queries.invalidateQueries({ queryKey: keys.nodesOf(place.owner) });
  };
  return {
    make: (name: string) => run(client.makeDirectory(place, name)),
    remove: (nodes: NodeId[]) => void run(client.deleteNodes(place, nodes)),
    keep: (change: number) => void run(client.keepNodes(change)),
    retry: (change: number) => void run(client.retryNodeChange(change)),
    dismiss: (change: number) => void run(client.discardNodeChange(change)),
  };
}
