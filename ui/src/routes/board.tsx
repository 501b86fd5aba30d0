// A project's board, with the open task over it. What is searched and opened is in the address, so "back" works.
import { createRoute, useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { changeSettings, client, type ProjectId, type TaskId } from '@/api';
import { type BoardHandle, BoardPage } from '@/features/board';
import { BrokenScreen, TopBar } from '@/features/frame';
import { useKeptLaunchPicture } from '@/features/launch';
import { opened, useProjects } from '@/features/projects';
import { CreateTaskDialog, TaskPanel } from '@/features/task';

import { rootRoute } from './root';

import css from './board.module.css';

export interface BoardSearch {
  text?: string;
  mine?: boolean;
  task?: TaskId;
}

export const boardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/board/$project',
  validateSearch: (search: Record<string, unknown>): BoardSearch => ({
    ...(typeof search['text'] === 'string' && search['text'] !== '' ? { text: search['text'] } : {}),
    ...(search['mine'] === true ? { mine: true } : {}),
    ...(typeof search['task'] === 'string' ? { task: search['task'] } : {}),
  }),
  component: BoardScreen,
  errorComponent: ({ error, reset }) => <BrokenScreen error={error} onRetry={reset} />,
});

function BoardScreen() {
  const { project: id } = boardRoute.useParams();
  const { text = '', mine = false, task } = boardRoute.useSearch();
  const navigate = useNavigate({ from: boardRoute.fullPath });
  const { queries } = useRouter().options.context;
  const { data } = useProjects();
  const [creating, setCreating] = useState(false);
  const board = useRef<BoardHandle>(null);
  const project = data?.projects.find((each) => each.id === id);

  const isKnown = project !== undefined;
  const remember = useEffectEvent((open: ProjectId) =>
    changeSettings(queries, (settings) => opened(open, data?.projects ?? [], settings)),
  );
  useEffect(() => {
    if (isKnown) void remember(id);
  }, [id, isKnown]);

  // A board or task that is drawn from what is known already is looked at all the same.
  useEffect(() => {
    client.show(id, task ?? null).catch(() => {});
  }, [id, task]);

  useKeptLaunchPicture(isKnown && text === '' && !mine && task === undefined ? id : null);

  const search = (change: BoardSearch, replace = true) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace });
  const closeTask = () => void navigate({ search: ({ task: _closed, ...rest }) => rest });
  const openTask = (next: TaskId, options?: { replace: boolean }) => search({ task: next }, options?.replace ?? false);

  return (
    <>
      <TopBar
        project={project}
        text={text}
        onText={(words) => search({ text: words })}
        mine={mine}
        onMine={(only) => search({ mine: only })}
        onCreate={() => setCreating(true)}
        onOpenTask={openTask}
      />
      <div className={css.place}>
        <div className={css.board}>
          <BoardPage
            ref={board}
            key={id}
            query={{ project: id, text, onlyMine: mine }}
            openTask={task}
            onOpenTask={openTask}
            onClearSearch={() => search({ text: '' })}
            onShowEverybody={() => search({ mine: false })}
          />
        </div>
        {task === undefined ? null : (
          <TaskPanel
            task={task}
            onClose={closeTask}
            onOpenTask={openTask}
            onOpenClient={(client) => void navigate({ to: '/clients', search: { client } })}
          />
        )}
      </div>
      <CreateTaskDialog
        isOpen={creating}
        onOpenChange={setCreating}
        project={id}
        onOpenTask={openTask}
        onOpenTaskOf={(of, made) =>
          void navigate({ to: '/board/$project', params: { project: of }, search: { task: made } })
        }
        onShow={async (made) => (await board.current?.showNew(made)) ?? false}
      />
    </>
  );
}
