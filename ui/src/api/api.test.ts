// The door itself: one kind of failure, and exactly the reads that an announcement touches.
import { afterEach, describe, expect, it } from 'vitest';

import bindings from './bindings.ts?raw';
import { client } from './client';
import { apply } from './events';
import { installFake, problem, type Fake } from './fake';
import fakeSource from './fake/index.ts?raw';
import { problemOf, ProblemError } from './problem';
import { createQueryClient, defaultSettings, keys, settingsQuery } from './queries';
import { changeSettings } from './settings';

let fake: Fake;
afterEach(() => fake?.uninstall());

describe('client', () => {
  it('answers with what Rust says', async () => {
    fake = installFake();
    expect((await client.projects()).projects).toHaveLength(7);
  });

  it('throws what Rust refuses as a problem', async () => {
    fake = installFake();
    const refusal = problem({ code: 'notPermitted' }, false, 'PUT /tasks/1 · 403');
    fake.fail('change_task', refusal);
    const error = await client
      .changeTask('p-web-t1', { field: 'priority', value: 5 }, null)
      .catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(ProblemError);
    expect((error as ProblemError).problem).toEqual(refusal);
  });

  it("makes an internal problem of Tauri's bare strings", async () => {
    fake = installFake();
    fake.fail('projects', 'invalid args `x` for command' as never);
    const error = await client.projects().catch((cause: unknown) => cause);
    expect((error as ProblemError).problem).toMatchObject({
      kind: { code: 'internal' },
      detail: 'invalid args `x` for command',
    });
  });

  it.each([undefined, null, 42, new TypeError('x is not a function'), { kind: 'nonsense' }])(
    'makes one of %s too',
    (thrown) => {
      expect(problemOf(thrown)).toMatchObject({ kind: { code: 'internal' }, canRetry: false });
    },
  );
});

describe('announcements', () => {
  it('are newer than an answer that was asked for before', async () => {
    let answer: (list: unknown[]) => void = () => {};
    const queries = createQueryClient();
    queries.setQueryData(keys.transfers, []);
    const asked = queries.fetchQuery({
      queryKey: keys.transfers,
      queryFn: () => new Promise<unknown[]>((resolve) => (answer = resolve)),
      staleTime: 0,
    });
    apply(queries, { type: 'transfersChanged', transfers: [{ id: 1 }] as never });
    answer([{ id: 1, old: true }]);
    await asked.catch(() => undefined);
    expect(queries.getQueryData(keys.transfers)).toEqual([{ id: 1 }]);
  });

  const known = () => {
    const queries = createQueryClient();
    for (const key of [
      keys.session,
      keys.projects,
      keys.board({ project: 'a', text: '', onlyMine: false }),
      keys.board({ project: 'b', text: '', onlyMine: false }),
      keys.task('1'),
      keys.task('2'),
      keys.activities('1'),
      keys.changes,
    ]) {
      queries.setQueryData(key, {});
    }
    return queries;
  };
  const stale = (queries: ReturnType<typeof known>) =>
    queries
      .getQueryCache()
      .getAll()
      .filter((query) => query.state.isInvalidated)
      .map((query) => query.queryKey.slice(0, 2).join('/'))
      .toSorted();

  it('read again only the board and the tasks that they name', () => {
    const queries = known();
    apply(queries, { type: 'tasksChanged', project: 'a', tasks: ['2'] });
    expect(stale(queries)).toEqual(['board/a', 'task/2']);
  });

  it('read every open task again when they name none', () => {
    const queries = known();
    apply(queries, { type: 'tasksChanged', project: 'b', tasks: [] });
    expect(stale(queries)).toEqual(['board/b', 'task/1', 'task/2']);
  });

  it('put whole snapshots where they belong without asking', () => {
    const queries = known();
    apply(queries, { type: 'transfersChanged', transfers: [] });
    expect(queries.getQueryData(keys.transfers)).toEqual([]);
    expect(stale(queries)).toEqual([]);
  });
});

it('knows every command in its fake', () => {
  const commands = [...bindings.matchAll(/__TAURI_INVOKE\("(\w+)"/g)].map(([, command]) => command ?? '');
  expect(commands.length).toBeGreaterThan(20);
  expect(commands.filter((command) => !fakeSource.includes(`case '${command}':`))).toEqual([]);
});

it('never tries a read again by itself', async () => {
  fake = installFake();
  fake.fail('people', problem({ code: 'offline' }, true));
  await expect(
    createQueryClient().fetchQuery({ queryKey: keys.people, queryFn: () => client.people() }),
  ).rejects.toThrow('offline');
  expect(fake.calls('people')).toHaveLength(1);
});

it('stores settings whole, in the order they were changed', async () => {
  fake = installFake({ settings: { theme: 'dark' } });
  const queries = createQueryClient();
  await queries.fetchQuery(settingsQuery());
  void changeSettings(queries, { language: 'tr' });
  await changeSettings(queries, ({ favourites }) => ({ favourites: [...favourites, 'p-web'] }));
  expect(fake.state.settings).toEqual({ ...defaultSettings, theme: 'dark', language: 'tr', favourites: ['p-web'] });
});
