// Providers around the router: the copy of what Rust said, the language of React Aria, the theme.
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import { createQueryClient, keys, listenToRust } from '@/api';
import { useAppearance } from '@/features/settings';
import { localeOf } from '@/i18n';

import { createAppRouter } from './router';

export function App() {
  const [queries] = useState(createQueryClient);
  const [router] = useState(() => createAppRouter(queries));

  useEffect(() => {
    const listening = listenToRust(queries);
    // What was said before anybody listened is asked for once.
    void listening.then(() =>
      queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.settings[0] }),
    );
    return () => void listening.then((stop) => stop());
  }, [queries]);

  return (
    <QueryClientProvider client={queries}>
      <Appearance>
        <RouterProvider router={router} />
      </Appearance>
    </QueryClientProvider>
  );
}

function Appearance({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  useAppearance();
  return <I18nProvider locale={localeOf(i18n.language)}>{children}</I18nProvider>;
}
