// Who may see what: the starting screen, the welcome screen, or the frame with a screen in it.
import { useQuery, type QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  Outlet,
  useLocation,
  useNavigate,
  useParams,
  useRouter,
  useSearch,
} from '@tanstack/react-router';
import { useEffect } from 'react';

import { client, keys, problemOf, type ProjectId, type SearchTarget, sessionQuery, type TaskId } from '@/api';
import { clearToasts, toast } from '@/components';
import { useKeptDrafts } from '@/features/drafts';
import { BrokenScreen, Frame, mainPlaces } from '@/features/frame';
import { ProblemScreen, useProblemWords } from '@/features/problem';
import { StartingScreen, WelcomeScreen } from '@/features/session';
import { useTranslation } from '@/i18n';

export const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Root,
  errorComponent: ({ error, reset }) => <BrokenScreen error={error} onRetry={reset} />,
  notFoundComponent: Root,
});

function Root() {
  const { data: session, error, refetch } = useQuery(sessionQuery());
  const navigate = useNavigate();
  const { options } = useRouter();
  const { queries } = options.context;
  const { t } = useTranslation('task');
  const words = useProblemWords();
  const { project } = useParams({ strict: false });
  const { task } = useSearch({ strict: false });
  const { pathname } = useLocation();
  const isSignedOut = session?.state === 'signedOut';
  useKeptDrafts(session?.state === 'signedIn' ? session.account : null);

  // Nothing of an account outlives its session.
  useEffect(() => {
    if (!isSignedOut) return;
    clearToasts();
    queries.removeQueries({ predicate: ({ queryKey }) => !outlives.has(queryKey[0]) });
    void queries.invalidateQueries({ queryKey: keys.settings });
    void navigate({ to: '/' });
  }, [isSignedOut, queries, navigate]);

  /** Nothing that was filtered away may hide the task. */
  const openTaskOf = (of: ProjectId, task: TaskId) =>
    void navigate({ to: '/board/$project', params: { project: of }, search: { task } });

  const openHit = (hit: SearchTarget) => {
    if (hit.kind === 'task') openTaskOf(hit.project, hit.task);
    else if (hit.kind === 'client') void navigate({ to: '/clients', search: { client: hit.client } });
    else if (hit.kind === 'chat')
      void navigate({ to: '/chat', search: { [hit.chat.kind]: hit.chat.id, message: hit.message } });
    else {
      const { owner, directory } = hit.place;
      const inside = { ...(directory === null ? {} : { directory }), ...(hit.node === null ? {} : { node: hit.node }) };
      if (owner.kind === 'client')
        void navigate({ to: '/clients', search: { client: owner.id, view: 'files', ...inside } });
      else void navigate({ to: '/files/$project', params: { project: owner.id }, search: inside });
    }
  };

  /** A list of changes or transfers goes across projects. What cannot be asked for is looked for where one is. */
  const openOnItsBoard = async (task: TaskId) => {
    const known = await client.task(task).catch(problemOf);
    if ('project' in known && known.project && known.project !== project) openTaskOf(known.project, task);
    else if (project)
      await navigate({ to: '/board/$project', params: { project }, search: (before) => ({ ...before, task }) });
    else if ('kind' in known && known.kind.code !== 'notFound') {
      const { title, text } = words(known);
      toast({ tone: 'danger', title, text });
    } else toast({ title: t('gone.title') });
  };

  if (error) return <ProblemScreen problem={error.problem} onRetry={() => void refetch()} />;
  if (!session || session.state === 'starting') return <StartingScreen />;
  if (session.state === 'signedOut') return <WelcomeScreen server={session.server} problem={session.problem} />;
  return (
    <Frame
      account={session.account}
      kept={session.kept}
      tokenRejected={session.tokenRejected}
      project={project ?? null}
      place={mainPlaces.find((place) => pathname === `/${place}`) ?? null}
      onOpenPlace={(place) => void navigate({ to: `/${place}` })}
      task={task ?? null}
      onOpenProject={(id) => void navigate({ to: '/board/$project', params: { project: id } })}
      onOpenTask={(task) => void openOnItsBoard(task)}
      onOpenTaskOf={openTaskOf}
      onOpenHit={openHit}
    >
      <Outlet />
    </Frame>
  );
}

const outlives = new Set<unknown>([keys.session[0], keys.settings[0]]);
