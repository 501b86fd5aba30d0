import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';

import { apply } from './events';
import { keys } from './queries';

test('an announcement during the first reading is not lost', async () => {
  const queries = new QueryClient();
  const answers: ((name: string) => void)[] = [];
  const observer = new QueryObserver(queries, {
    queryKey: keys.task('t1'),
    queryFn: () => new Promise<string>((resolve) => answers.push(resolve)),
    staleTime: Infinity,
  });
  const stop = observer.subscribe(() => undefined);
  apply(queries, { type: 'tasksChanged', project: 'p1', tasks: ['t1'] });
  answers[0]?.('the row');
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.('the whole task');
  await expect.poll(() => observer.getCurrentResult().data).toBe('the whole task');
  stop();
});
