// Functions that keep their identity and always do the latest thing: what they are handed to never draws anew for them.
import { useInsertionEffect, useRef, useState } from 'react';

// oxlint-disable-next-line typescript/no-explicit-any -- any function may be among them
type Functions<T> = { [Name in keyof T]: (...args: any[]) => unknown };

export function useStable<T extends Functions<T>>(functions: T): T {
  const latest = useRef(functions);
  useInsertionEffect(() => {
    latest.current = functions;
  });
  const [stable] = useState(
    () =>
      Object.fromEntries(
        (Object.keys(functions) as (keyof T & string)[]).map((name) => [
          name,
          (...args: unknown[]) => latest.current[name](...args),
        ]),
      ) as unknown as T,
  );
  return stable;
}
