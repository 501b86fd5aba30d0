// A project's board, whatever state it is in: being read, there, empty, nothing found, without a connection, gone.
import { useQuery } from '@tanstack/react-query';
import { type Ref, useState } from 'react';

import { type BoardQuery, client, projectsQuery } from '@/api';
import { ProblemScreen } from '@/features/problem';

import { Board, type BoardHandle } from './Board';
import { FirstTask, Gone, NeverRead, NoColumns, NothingFound } from './BoardScreens';
import { BoardSkeleton } from './BoardSkeleton';
import { FreshnessLine } from './FreshnessLine';
import { defaultStateOf, situationOf } from './model/situation';
import { useBoard } from './queries/useBoard';

import css from './Board.module.css';

export interface BoardPageProps {
  ref?: Ref<BoardHandle>;
  query: BoardQuery;
  openTask: string | undefined;
  onOpenTask: (id: string) => void;
  onClearSearch: () => void;
  onShowEverybody: () => void;
}

export function BoardPage({ ref, query, openTask, onOpenTask, onClearSearch, onShowEverybody }: BoardPageProps) {
  const { snapshot, error, reader } = useBoard(query);
  const { data: projects } = useQuery(projectsQuery());
  const [adding, setAdding] = useState<string>();
  const project = projects?.projects.find(({ id }) => id === query.project);
  const situation = situationOf({ snapshot, error: error?.problem, query, projects });
  const readAgain = () => {
    void client.refresh();
    void reader.refresh();
  };

  switch (situation.kind) {
    case 'loading':
      return <BoardSkeleton states={project?.states ?? snapshot?.columns.map(({ state }) => state)} />;
    case 'gone':
      return <Gone />;
    case 'failed':
      return <ProblemScreen problem={situation.problem} onRetry={readAgain} />;
    case 'neverRead':
      return <NeverRead onRetry={readAgain} />;
    case 'noColumns':
      return <NoColumns />;
    case 'nothingFound':
      return <NothingFound query={query} onClearSearch={onClearSearch} onShowEverybody={onShowEverybody} />;
    case 'ready': {
      const { snapshot: board } = situation;
      const mayCreate = project?.mayCreate ?? true;
      return (
        <div className={css.page}>
          <FreshnessLine freshness={board.view.freshness} />
          {situation.isEmpty && adding === undefined && mayCreate ? (
            <FirstTask onAdd={() => setAdding(defaultStateOf(board))} />
          ) : null}
          <Board
            ref={ref}
            snapshot={board}
            reader={reader}
            query={query}
            projectName={project?.name ?? ''}
            mayCreate={mayCreate}
            openTask={openTask}
            onOpenTask={onOpenTask}
            adding={adding}
            onAddingChange={setAdding}
          />
        </div>
      );
    }
  }
}
