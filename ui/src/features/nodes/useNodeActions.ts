// What a person does with the rows of a directory. Rust announces what differs afterwards.
import { useQueryClient } from '@tanstack/react-query';

import { client, keys, type NodeId, type NodePlace, problemOf } from '@/api';
import { toast } from '@/components';
import { useProblemSentence } from '@/features/problem';
import { useTranslation } from '@/i18n';

export function useNodeActions(place: NodePlace) {
  const { t } = useTranslation('nodes');
  const queries = useQueryClient();
  const sentence = useProblemSentence();
  /** Answers nothing when it failed, which was said then. */
  const run = async <Answer>(act: Promise<Answer>): Promise<Answer | undefined> => {
    let answer: Answer | undefined;
    try {
      answer = await act;
    } catch (error) {
      const problem = problemOf(error);
      const title = t(problem.kind.code === 'tooLate' ? 'tooLate' : 'failed');
      toast({ title, text: sentence(problem), tone: 'danger' });
    }
    await queries.invalidateQueries({ queryKey: keys.nodesOf(place.owner) });
    return answer;
  };
  return {
    make: (name: string) => run(client.makeDirectory(place, name)),
    remove: (nodes: NodeId[]) => void run(client.deleteNodes(place, nodes)),
    keep: (change: number) => void run(client.keepNodes(change)),
    retry: (change: number) => void run(client.retryNodeChange(change)),
    letGo: (change: number) => void run(client.discardNodeChange(change)),
  };
}
