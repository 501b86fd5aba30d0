// The commands of the Rust side, as functions that answer or throw a `ProblemError`. Nothing else in the page calls them.
import { commands } from './bindings';
import { problemOf, ProblemError } from './problem';

type Commands = typeof commands;
type Answer<Command extends keyof Commands> = Extract<Awaited<ReturnType<Commands[Command]>>, { status: 'ok' }>['data'];

/** Every command under its own name. */
export type Client = {
  readonly [Command in keyof Commands]: (...args: Parameters<Commands[Command]>) => Promise<Answer<Command>>;
};

type Outcome = { status: 'ok'; data: unknown } | { status: 'error'; error: unknown };

async function answer(call: () => Promise<Outcome>): Promise<unknown> {
  let outcome: Outcome;
  try {
    outcome = await call();
  } catch (error) {
    throw new ProblemError(problemOf(error));
  }
  if (outcome.status === 'error') throw new ProblemError(problemOf(outcome.error));
  return outcome.data;
}

export const client = Object.fromEntries(
  Object.entries(commands).map(([name, command]) => [
    name,
    (...args: unknown[]) => answer(() => (command as (...args: unknown[]) => Promise<Outcome>)(...args)),
  ]),
) as Client;
