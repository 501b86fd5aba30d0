// Providers around the router: the copy of what Rust said, the language of React Aria, the theme.
import { type QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { I18nProvider } from 'react-aria-components';

import { sessionQuery } from '@/api';
import { useAppearance } from '@/features/settings';
import { followFormats, localeOf, useTranslation } from '@/i18n';

import type { AppRouter } from './router';

export interface AppProps {
  queries: QueryClient;
  router: AppRouter;
  /** The first drawing is in the page. */
  onDrawn?: () => void;
}

export function App({ queries, router, onDrawn }: AppProps) {
  const drawn = useEffectEvent(() => onDrawn?.());
  useEffect(() => drawn(), []);
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
  const { data: session } = useQuery(sessionQuery());
  const account = session?.state === 'signedIn' ? session.account : undefined;
  // Before anything below is drawn with them.
  followFormats(account?.dateFormat ?? null, account?.timeFormat ?? null);
  return <I18nProvider locale={localeOf(i18n.language)}>{children}</I18nProvider>;
}
