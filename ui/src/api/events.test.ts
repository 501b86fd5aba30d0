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

test.each([
  ['projectsChanged', [keys.projects, keys.boardsOf('p1'), keys.chats, keys.messages]],
  ['peopleChanged', [keys.people, keys.chats, keys.messages]],
] as const)('%s reads again what is made of it', (type, again) => {
  const queries = new QueryClient();
  for (const key of again) queries.setQueryData(key, 'as it was');
  apply(queries, { type });
  expect(again.filter((key) => !queries.getQueryState(key)?.isInvalidated)).toEqual([]);
});
