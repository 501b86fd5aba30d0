// Which of a board's screens is the honest one, from what is known.
import type { BoardQuery, Freshness, Problem, ProjectsView } from '@/api';

import type { Snapshot } from './snapshot';

export type Situation =
  | { readonly kind: 'loading' | 'gone' | 'neverRead' | 'noColumns' | 'nothingFound' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'ready'; readonly snapshot: Snapshot; readonly isEmpty: boolean };

export interface Known {
  readonly snapshot: Snapshot | undefined;
  /** Why the board could not even be asked for; one that was read before stands beside it. */
  readonly error: Problem | undefined;
  readonly query: BoardQuery;
  readonly projects: ProjectsView | undefined;
}

export function situationOf({ snapshot, error, query, projects }: Known): Situation {
  // What was read before is no longer anybody's to see.
  if (error && isRefusal(error)) return { kind: 'gone' };
  if (!snapshot) return error ? troubleOf(error) : { kind: 'loading' };
  const { freshness, total, matching } = snapshot.view;
  const isListed = projects?.projects.some(({ id }) => id === query.project);
  if (projects && projects.freshness.asOf !== null && !isListed && isGone(freshness)) return { kind: 'gone' };
  // What has come of a long list is shown while the rest is still being read.
  if (freshness.asOf === null && total === 0)
    return freshness.problem ? troubleOf(freshness.problem) : { kind: 'loading' };
  if (snapshot.columns.length === 0) return { kind: 'noColumns' };
  if (total > 0 && matching === 0) return { kind: 'nothingFound' };
  return { kind: 'ready', snapshot, isEmpty: total === 0 };
}

/** The column for the first task of a project. */
export function defaultStateOf(snapshot: Snapshot): string | undefined {
  const column = snapshot.columns.find(({ state }) => state.isDefault) ?? snapshot.columns[0];
  return column?.state.name;
}

function isGone({ problem }: Freshness): boolean {
  return problem !== null && isRefusal(problem);
}

function isRefusal({ kind }: Problem): boolean {
  return kind.code === 'notFound' || kind.code === 'notPermitted';
}

function troubleOf(problem: Problem): Situation {
  if (isRefusal(problem)) return { kind: 'gone' };
  return problem.kind.code === 'offline' ? { kind: 'neverRead' } : { kind: 'failed', problem };
}
