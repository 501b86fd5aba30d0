// Parts of the page that come after the first picture. React's own `lazy` shows what has come up to 300 ms later than it could,
// because its Suspense spares people the flicker of many of them; here one part comes, once, from the app's own files.
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';

export interface Later<Props> {
  (props: Props): ReactNode;
  /** Fetches it before it is asked for. */
  fetch: () => void;
}

export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile?: ComponentType<Props>,
): Later<Props> {
  let there: ComponentType<Props> | undefined;
  let coming: Promise<ComponentType<Props>> | undefined;
  const fetch = () => (coming ??= load().then((part) => (there = part)));

  function Part(props: Props) {
    const [Found, setFound] = useState(() => there);
    useEffect(() => {
      if (Found) return;
      fetch().then(
        (part) => setFound(() => part),
        (error: unknown) =>
          // For the screen that says that something broke.
          setFound(() => {
            throw error;
          }),
      );
    }, [Found]);
    if (Found) return <Found {...props} />;
    return Meanwhile ? <Meanwhile {...props} /> : null;
  }
  return Object.assign(Part, { fetch: () => void fetch().catch(() => undefined) });
}
