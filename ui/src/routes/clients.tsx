// The organization's clients. What is searched, chosen and shown of it is in the address, so "back" works.
import { createRoute, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

import { client, type ClientId, type NodeId } from '@/api';
import { SearchField } from '@/components';
import { type ClientPart, ClientsPage, useClientCount } from '@/features/clients';
import { BrokenScreen, ScreenBar } from '@/features/frame';
import { useTranslation } from '@/i18n';
import { useMedia } from '@/lib/useMedia';
import { useShortcuts } from '@/lib/useShortcuts';

import { rootRoute } from './root';

export interface ClientsSearch {
  text?: string;
  client?: ClientId;
  /** Its Files page. */
  view?: 'files';
  directory?: NodeId;
  /** What was looked for there: it is marked in the list. */
  node?: NodeId;
}

export const clientsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/clients',
  validateSearch: (search: Record<string, unknown>): ClientsSearch => ({
    ...(typeof search['text'] === 'string' && search['text'] !== '' ? { text: search['text'] } : {}),
    ...(typeof search['client'] === 'string' ? { client: search['client'] } : {}),
    ...(search['view'] === 'files' ? { view: 'files' } : {}),
    ...(search['view'] === 'files' && typeof search['directory'] === 'string'
      ? { directory: search['directory'] }
      : {}),
    ...(search['view'] === 'files' && typeof search['node'] === 'string' ? { node: search['node'] } : {}),
  }),
  component: ClientsScreen,
  errorComponent: ({ error, reset }) => <BrokenScreen error={error} onRetry={reset} />,
});

function ClientsScreen() {
  const { t } = useTranslation('clients');
  const { text: before = '', ...shown } = clientsRoute.useSearch();
  const open = shown.client;
  const part: ClientPart =
    shown.view === 'files'
      ? { view: 'files', directory: shown.directory ?? null, lookedFor: shown.node }
      : { view: 'overview' };
  const navigate = useNavigate({ from: clientsRoute.fullPath });
  const isNarrow = useMedia('(max-width: 860px)');
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(before);
  const count = useClientCount(text);

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
    const beside = isNarrow ? {} : shown;
    void navigate({ search: words === '' ? beside : { ...beside, text: words }, replace: true });
  };

  return (
    <>
      <ScreenBar
        title={t('title')}
        note={count && t(count.found ? 'found' : 'count', { count: count.count })}
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
          void navigate({
            search: ({ text }) => ({ ...(text ? { text } : {}), ...(chosen ? { client: chosen } : {}) }),
          })
        }
        part={part}
        onPart={(next, replace) =>
          void navigate({
            search: ({ view: _view, directory: _directory, node: _node, ...rest }) => ({ ...rest, ...addressOf(next) }),
            replace,
          })
        }
        onOpenTask={(project, task) => void navigate({ to: '/board/$project', params: { project }, search: { task } })}
      />
    </>
  );
}

function addressOf(part: ClientPart): Pick<ClientsSearch, 'view' | 'directory'> {
  if (part.view !== 'files') return {};
  return part.directory === null ? { view: 'files' } : { view: 'files', directory: part.directory };
}
