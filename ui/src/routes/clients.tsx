// The organization's clients. What is searched and chosen is in the address, so "back" works.
import { createRoute, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

import { client, type ClientId } from '@/api';
import { SearchField } from '@/components';
import { ClientsPage, useClientCount } from '@/features/clients';
import { BrokenScreen, ScreenBar } from '@/features/frame';
import { useTranslation } from '@/i18n';
import { useMedia } from '@/lib/useMedia';
import { useShortcuts } from '@/lib/useShortcuts';

import { rootRoute } from './root';

export interface ClientsSearch {
  text?: string;
  client?: ClientId;
}

export const clientsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/clients',
  validateSearch: (search: Record<string, unknown>): ClientsSearch => ({
    ...(typeof search['text'] === 'string' && search['text'] !== '' ? { text: search['text'] } : {}),
    ...(typeof search['client'] === 'string' ? { client: search['client'] } : {}),
  }),
  component: ClientsScreen,
  errorComponent: ({ error, reset }) => <BrokenScreen error={error} onRetry={reset} />,
});

function ClientsScreen() {
  const { t } = useTranslation('clients');
  const { text: before = '', client: open } = clientsRoute.useSearch();
  const navigate = useNavigate({ from: clientsRoute.fullPath });
  const isNarrow = useMedia('(max-width: 860px)');
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(before);
  const shown = useClientCount(text);

  useEffect(() => {
    client.showClients().catch(() => {});
  }, []);

  const focus = () => {
    field.current?.focus();
    field.current?.select();
  };
  useShortcuts([
    { key: 'f', ctrl: true, shift: false, run: focus },
    { key: '/', run: focus },
  ]);
  const search = (words: string) => {
    setText(words);
    // What is found has to be seen.
    const shown = open === undefined || isNarrow ? {} : { client: open };
    void navigate({ search: words === '' ? shown : { ...shown, text: words }, replace: true });
  };

  return (
    <>
      <ScreenBar
        title={t('title')}
        note={shown && t(shown.found ? 'found' : 'count', { count: shown.count })}
        find={
          <SearchField
            label={t('search')}
            inputRef={field}
            value={text}
            onChange={search}
            aria-keyshortcuts="Control+F"
            data-testid="client-search"
          />
        }
      />
      <ClientsPage
        isNarrow={isNarrow}
        text={text}
        onClearSearch={() => search('')}
        open={open}
        onOpen={(chosen) =>
          void navigate({ search: ({ client: _shown, ...rest }) => (chosen ? { ...rest, client: chosen } : rest) })
        }
        onOpenTask={(project, task) => void navigate({ to: '/board/$project', params: { project }, search: { task } })}
      />
    </>
  );
}
