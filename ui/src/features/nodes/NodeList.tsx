// The rows of a directory: arrows move, Enter or a double click opens, Delete deletes what is selected.
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { GridList, type Selection } from 'react-aria-components';

import type { NodeId, NodePlace, NodeRow } from '@/api';
import { Button } from '@/components';
import { useAnyFileActions } from '@/features/files';
import { useTranslation } from '@/i18n';

import { NewFolder } from './NewFolder';
import { NodeItem } from './NodeItem';
import { useNodeActions } from './useNodeActions';

import css from './Files.module.css';

/** Rows drawn at first; a folder of thousands shows more when asked. */
const DRAWN = 500;

export interface NodeListProps {
  place: NodePlace;
  nodes: readonly NodeRow[];
  /** The name of a folder that could not be made, empty for a new one; without it none is named. */
  naming: string | undefined;
  onNaming: (name: string | undefined) => void;
  onMade: (name: string) => void;
  /** The directory one came out of, what was looked for, or `above` for a step in; then the list has the focus. */
  cameFrom: NodeId | 'above' | undefined;
  onOpen: (directory: NodeId) => void;
}

export function NodeList({ place, nodes, naming, onNaming, onMade, cameFrom, onOpen }: NodeListProps) {
  const { t } = useTranslation('nodes');
  const { make, remove } = useNodeActions(place);
  const { open } = useAnyFileActions();
  const [drawn, setDrawn] = useState(() => Math.max(DRAWN, nodes.findIndex(({ id }) => id === cameFrom) + 1));
  const [selected, setSelected] = useState<Selection>(
    () => new Set(cameFrom === undefined || cameFrom === 'above' ? [] : [cameFrom]),
  );
  // Without rows it would ask for the focus again and again.
  const takesFocus = cameFrom !== undefined && naming === undefined && nodes.length > 0;
  const chosen = nodes.filter(({ id }) => selected === 'all' || selected.has(id)).map(({ id }) => id);
  const act = (id: NodeId) => {
    const node = nodes.find((each) => each.id === id);
    if (node?.directory) onOpen(id);
    else if (node?.file) open(node.file);
  };
  return (
    // Delete works on what is selected, from any row.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      onKeyDown={(event) => {
        // A row's open menu hangs elsewhere in the page, and what it means is its own row.
        if (!event.currentTarget.contains(event.target as Node)) return;
        if (event.key !== 'Delete' || chosen.length === 0) return;
        event.preventDefault();
        remove(chosen);
      }}
    >
      <div className={css.columns}>
        {chosen.length > 1 ? (
          <Button
            size="small"
            icon={<Trash2 aria-hidden />}
            onPress={() => remove(chosen)}
            data-testid="files-delete-selected"
          >
            {t('deleteSelected', { count: chosen.length })}
          </Button>
        ) : (
          <span aria-hidden>{t('name')}</span>
        )}
        <span aria-hidden>{t('size')}</span>
        <span aria-hidden>{t('added')}</span>
      </div>
      {naming === undefined ? null : (
        <NewFolder
          nodes={nodes}
          givenBack={naming}
          onDone={(name) => {
            onNaming(undefined);
            if (name !== null) void make(name).then((id) => (id === undefined ? onNaming(name) : onMade(name)));
          }}
        />
      )}
      <GridList
        aria-label={t('list')}
        className={css.rows}
        selectionMode="multiple"
        selectionBehavior="replace"
        selectedKeys={selected}
        onSelectionChange={setSelected}
        onAction={(key) => act(String(key))}
        // The focus followed the person into the directory or out of it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={takesFocus && (cameFrom === 'above' ? 'first' : true)}
        data-testid="files-list"
      >
        {nodes.slice(0, drawn).map((node) => (
          <NodeItem
            key={node.id}
            node={node}
            place={place}
            onOpen={() => act(node.id)}
            onDelete={() => remove([node.id])}
          />
        ))}
      </GridList>
      {nodes.length > drawn ? (
        <div className={css.more}>
          <Button onPress={() => setDrawn(drawn + DRAWN)}>
            {t('more', { count: Math.min(DRAWN, nodes.length - drawn) })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
