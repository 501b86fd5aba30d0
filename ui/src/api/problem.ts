// Whatever fails becomes one thing: a `ProblemError` that carries a `Problem`. The wording is in i18n/problemWords.
import type { Problem, ProblemKind } from './bindings';

/** What `client` throws and queries fail with. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.kind.code);
    this.problem = problem;
  }
}

export type ProblemCode = ProblemKind['code'];

let unknowns = 0;

/** The one normaliser: a `Problem`, Tauri's bare strings, thrown errors and anything else. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (isProblem(error)) return error;
  unknowns += 1;
  return {
    kind: { code: 'internal', reference: `page-${unknowns}` },
    detail: excerpt(error),
    canRetry: false,
  };
}

function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  const { kind } = value;
  return typeof kind === 'object' && kind !== null && 'code' in kind && typeof kind.code === 'string';
}

function excerpt(error: unknown): string | null {
  const text = error instanceof Error ? error.message : typeof error === 'string' ? error : JSON.stringify(error);
  return text ? text.slice(0, 300) : null;
}
