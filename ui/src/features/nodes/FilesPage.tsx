// A directory of a Files page, whatever state it is in: being read, there, empty, without a connection, gone. Takes an owner,
// so that a client's page can show it too.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { client, type NodeId, type NodePlace, nodesQuery, type NodesView, statusQuery } from '@/api';
import { takesFiles } from '@/features/files';
import { ProblemScreen } from '@/features/problem';
import { useUploadsInto } from '@/features/transfers';

import { FilesHead } from './FilesHead';
import { EmptyDirectory, Gone, Hidden, NeverRead } from './FilesScreens';
import { FilesSkeleton } from './FilesSkeleton';
import { NodeList } from './NodeList';
import { NodeNotes } from './NodeNotes';
import { Uploads } from './Uploads';
import { useKeptFocus } from './useKeptFocus';

import css from './Files.module.css';

export interface FilesPageProps {
  place: NodePlace;
  /** What the page calls its root when files are dropped on it: the project or the client. */
  ownerName: string;
  /** The row that is marked and has the focus when the directory opens. */
  lookedFor?: NodeId | undefined;
  onOpen: (directory: NodeId | null, replace?: boolean) => void;
}

export function FilesPage({ place, ownerName, lookedFor, onOpen }: FilesPageProps) {
  const { data: view, error, refetch } = useQuery(nodesQuery(place));
  const { owner, directory } = place;
  /** The folder that is being named, and where: one that could not be made is named there again. */
  const [naming, setNaming] = useState<{ within: NodeId | null; name: string }>();
  /** The list takes the focus after a step by its own means; then, on the way up, at the directory one came out of. */
  const [cameFrom, setCameFrom] = useState<NodeId | 'above'>();
  /** The name of a folder that was made here: it takes the focus when its row comes, by whichever id. */
  const [made, setMade] = useState<string>();

  useEffect(() => {
    client.showFiles({ owner, directory }).catch(() => {});
    // The owner is a new object with each drawing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [owner.kind, owner.id, directory]);
  useEffect(() => () => void client.showFiles(null).catch(() => {}), []);

  // A directory made here has another id once Cubicl gave it one.
  const real = view?.place.directory;
  const follow = useEffectEvent((id: NodeId) => {
    setNaming((before) => before && { ...before, within: id });
    onOpen(id, true);
  });
  useEffect(() => {
    if (real !== undefined && real !== null && real !== directory) follow(real);
  }, [real, directory]);

  // A folder without rows has nothing that could take the focus: the page does, for the way back.
  const page = useRef<HTMLDivElement>(null);
  const isRead = view !== undefined;
  useEffect(() => {
    if (isRead && cameFrom !== undefined && document.activeElement === document.body) page.current?.focus();
  }, [isRead, cameFrom, directory]);
  const kept = useKeptFocus(page, view?.nodes.find((node) => node.directory && node.name === made)?.id);

  const open = (next: NodeId | null, from: NodeId | 'above') => {
    setNaming(undefined);
    setMade(undefined);
    setCameFrom(from);
    onOpen(next);
  };
  const up = () => {
    if (view && directory !== null) open(view.path.at(-2)?.id ?? null, directory);
  };
  const name = view?.path.at(-1)?.name ?? ownerName;
  return (
    // Keys that the list and the buttons leave alone.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={page}
      tabIndex={-1}
      className={css.page}
      data-testid="files-page"
      {...takesFiles(place, name)}
      {...kept}
      onKeyDown={(event) => {
        // Keys pressed in a menu or a dialog over the page come along, too.
        if (!event.currentTarget.contains(event.target as Node)) return;
        const typing = event.target instanceof HTMLInputElement;
        if ((event.key === 'Backspace' && !typing) || (event.key === 'ArrowUp' && event.altKey)) {
          event.preventDefault();
          up();
        }
      }}
    >
      <FilesHead
        place={place}
        view={view}
        onOpen={(next) => open(next, 'above')}
        onUp={up}
        onNewFolder={() => setNaming({ within: directory, name: '' })}
      />
      {view ? <NodeNotes view={view} place={place} /> : null}
      <Content
        {...{ place, view, cameFrom, lookedFor }}
        naming={naming?.within === directory ? naming.name : undefined}
        onNaming={(name) => setNaming(name === undefined ? undefined : { within: directory, name })}
        onMade={setMade}
        onOpen={(next) => open(next, 'above')}
        failed={error ? <ProblemScreen problem={error.problem} onRetry={() => void refetch()} /> : null}
      />
    </div>
  );
}

interface ContentProps {
  place: NodePlace;
  view: NodesView | undefined;
  naming: string | undefined;
  cameFrom: NodeId | 'above' | undefined;
  lookedFor: NodeId | undefined;
  onNaming: (name: string | undefined) => void;
  onMade: (name: string) => void;
  onOpen: (directory: NodeId | null) => void;
  failed: React.ReactNode;
}

function Content({ place, view, naming, cameFrom, lookedFor, onNaming, onMade, onOpen, failed }: ContentProps) {
  const uploads = useUploadsInto(view?.place ?? place);
  const { data: offline } = useQuery({ ...statusQuery(), select: ({ connection }) => connection.state === 'offline' });
  if (!view) return failed ?? <FilesSkeleton />;
  if (view.gone) return <Gone onOpen={() => onOpen(null)} />;
  const { problem, asOf, refreshing } = view.freshness;
  const nothing = view.nodes.length === 0 && uploads.length === 0 && naming === undefined;
  if (nothing && asOf === null && !view.local) {
    if (problem?.kind.code === 'notPermitted') return <Hidden owner={place.owner} />;
    if (problem?.kind.code === 'offline' || (offline && !refreshing))
      return <NeverRead onRetry={() => void client.refresh()} />;
    return problem ? <ProblemScreen problem={problem} onRetry={() => void client.refresh()} /> : <FilesSkeleton />;
  }
  if (nothing) return <EmptyDirectory place={place} />;
  return (
    <div className={css.scroll}>
      <NodeList
        key={`${place.directory} ${lookedFor}`}
        place={place}
        nodes={view.nodes}
        naming={naming}
        onNaming={onNaming}
        onMade={onMade}
        cameFrom={lookedFor ?? cameFrom}
        onOpen={onOpen}
      />
      <Uploads uploads={uploads} />
    </div>
  );
}
