// What the list honestly is, from what is known. Without a connection nothing is asked, so nothing fails either.
import type { ClientsView, Freshness, Problem } from '@/api';

export type Situation =
  | { readonly kind: 'loading' | 'denied' | 'neverRead' | 'empty' | 'nothingFound' | 'ready' }
  | { readonly kind: 'failed'; readonly problem: Problem };

export function situationOf(view: ClientsView | undefined, error: Problem | undefined, isOffline: boolean): Situation {
  if (!view) return error ? troubleOf(error) : { kind: 'loading' };
  if (view.total === 0) return withoutAny(view.freshness, isOffline);
  return { kind: view.matching === 0 ? 'nothingFound' : 'ready' };
}

/** What is known but could not be read again, or not to its end: which sentence says so. */
export function noteOf(
  { asOf, problem }: Freshness,
  isOffline: boolean,
): 'deniedCopy' | 'offlineCopy' | 'oldCopy' | 'partCopy' | null {
  if (problem === null && !isOffline) return null;
  if (asOf === null) return 'partCopy';
  if (problem?.kind.code === 'notPermitted') return 'deniedCopy';
  return isOffline || problem?.kind.code === 'offline' ? 'offlineCopy' : 'oldCopy';
}

function withoutAny({ asOf, problem }: Freshness, isOffline: boolean): Situation {
  if (problem) return troubleOf(problem);
  if (isOffline && asOf === null) return { kind: 'neverRead' };
  return { kind: asOf === null ? 'loading' : 'empty' };
}

function troubleOf(problem: Problem): Situation {
  switch (problem.kind.code) {
    case 'notPermitted':
      return { kind: 'denied' };
    case 'offline':
      return { kind: 'neverRead' };
    default:
      return { kind: 'failed', problem };
  }
}
