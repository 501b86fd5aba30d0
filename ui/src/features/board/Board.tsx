// The columns of a board, with everything a person does to its cards: walking, lifting, menus, moving, deleting.
import { type FocusEvent, type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react';

import { client, problemOf, type BoardQuery, type Card } from '@/api';
import { homeOf, ifFocusIsLost, toast, useLostFocus } from '@/components';
import { useProblemSentence } from '@/features/problem';
import { useArchiveTask, useDeleteTask, useUndone } from '@/features/undo';
import { localeOf, useTranslation } from '@/i18n';
import { useStateTitle } from '@/i18n/useStateTitle';
import { nextFrame } from '@/lib/nextFrame';

import { type BoardActions, BoardActionsProvider, type MenuRequest } from './BoardActions';
import { CardMenu } from './card/CardMenu';
import { CardPreview } from './card/CardPreview';
import type { CardListHandle, Showing } from './column/CardList';
import { Column } from './column/Column';
import { BoardDrag, type CardPayload } from './drag';
import { step, tabStop, type Place } from './model/navigation';
import { columnOfState, findCard, type Snapshot } from './model/snapshot';
import type { BoardReader } from './queries/BoardReader';
import { useCollapsedColumns } from './useCollapsedColumns';
import { useStable } from './useStable';

import css from './Board.module.css';

export interface BoardHandle {
  /** Shows a task that was made elsewhere; answers whether it is seen here. */
  showNew: (task: string) => Promise<boolean>;
}

export interface BoardProps {
  ref?: Ref<BoardHandle> | undefined;
  snapshot: Snapshot;
  reader: BoardReader;
  query: BoardQuery;
  projectName: string;
  mayCreate: boolean;
  openTask: string | undefined;
  onOpenTask: (id: string) => void;
  /** The column whose quick add is open. */
  adding: string | undefined;
  onAddingChange: (state: string | undefined) => void;
}

export function Board({
  ref,
  snapshot,
  reader,
  query,
  projectName,
  mayCreate,
  openTask,
  onOpenTask,
  adding,
  onAddingChange,
}: BoardProps) {
  const { t, i18n } = useTranslation(['board', 'common']);
  const titleOf = useStateTitle();
  const sentence = useProblemSentence();
  const [collapsed, setCollapsed] = useCollapsedColumns(query.project);
  const [toggled, setToggled] = useState<string>();
  const columns = useRef<HTMLDivElement>(null);
  const lists = useRef(new Map<string, CardListHandle>());
  const [place, setPlace] = useState<Place>();
  const [dragged, setDragged] = useState<CardPayload>();
  const [menu, setMenu] = useState<MenuRequest>();
  const deleteTask = useDeleteTask();
  const archiveTask = useArchiveTask();

  const lanes = snapshot.columns
    .filter(({ state }) => !collapsed.has(state.name))
    .map(({ state, count }) => ({ state: state.name, count }));
  const stop = tabStop(lanes, place);
  const isFiltered = query.text !== '' || query.onlyMine;

  const show = (state: string, index: number, how: Showing) => {
    if (index < 0) return;
    if (how.focus) setPlace({ state, index });
    lists.current.get(state)?.show(index, how);
  };

  const showMove = async (card: Card, to: string, how: Showing) => {
    const guess = reader.showMove(card, to, localeOf(i18n.language));
    // The column draws the guess first; then the place is there to be shown, and what Rust announces comes after it.
    await nextFrame();
    show(to, guess, { ...how, mark: card.id });
  };

  /** What is new on the board. Answers whether it is seen. */
  const showAnew = async (task: string, state: string, focus: boolean) => {
    if (collapsed.has(state)) return false;
    await reader.refresh();
    const index = await reader.locate(task, state);
    show(state, index, { focus, mark: task });
    return index >= 0;
  };

  const move = async (card: Card, to: string, focus: boolean) => {
    const from = card.state;
    // Nothing moves away from under a pointer that dropped the card there.
    const stays = !focus;
    await showMove(card, to, { focus, stays });
    try {
      await client.changeTask(card.id, { field: 'state', value: to }, { field: 'state', value: from });
      await reader.refresh();
      const index = await reader.locate(card.id, to);
      show(to, index, { focus: focus && isStillHere(card.id), mark: card.id, stays });
    } catch (error) {
      await reader.refresh();
      toast({
        tone: 'danger',
        title: t('board:moveFailed', { name: card.name, title: titleOf(from) }),
        text: sentence(problemOf(error)),
        about: card.id,
        action: { label: t('common:action.tryAgain'), onPress: () => void move(card, to, focus) },
      });
    }
  };

  const remove = async (card: Card) => {
    reader.showRemoval(card);
    try {
      await deleteTask(card);
    } catch (error) {
      toast({ tone: 'danger', title: t('board:delete.failed', { name: card.name }), text: sentence(problemOf(error)) });
    }
    await reader.refresh();
  };

  // A card that leaves the board leaves its focus to the one that takes its place; one that was moved has it back before that.
  const { watch, letGo } = useLostFocus(columns, () =>
    ifFocusIsLost(() => {
      if (stop) show(stop.state, stop.index, { focus: true, stays: true });
      else if (columns.current) homeOf(columns.current)?.focus();
    }),
  );

  useUndone({
    foresee: async ({ task, leadsTo }) => {
      const found = findCard(snapshot, task);
      if (found && leadsTo !== null && !collapsed.has(leadsTo))
        await showMove(found.card, leadsTo, { focus: openTask === undefined });
    },
    show: async ({ project, task, state }) => {
      if (project !== query.project) return false;
      return showAnew(task, state, openTask === undefined);
    },
  });

  // A task that was opened from elsewhere is seen beside its panel; one that was pressed here stays where it was pressed.
  const pressed = useRef<string>(undefined);
  const reveal = useEffectEvent(async (task: string) => {
    let found: Place | undefined = findCard(snapshot, task);
    if (found === undefined) {
      const { state } = await client.task(task);
      found = { state, index: await reader.locate(task, state) };
    }
    const stays = pressed.current === task;
    pressed.current = undefined;
    if (!collapsed.has(found.state)) show(found.state, found.index, { focus: false, stays });
  });
  useEffect(() => {
    if (openTask === undefined) return undefined;
    // What is wrong with the task its panel says.
    const drawn = requestAnimationFrame(() => void reveal(openTask).catch(() => {}));
    return () => cancelAnimationFrame(drawn);
  }, [openTask]);

  // Closing a task gives the focus back to its card, or to where the person was on the board when it left with the task.
  const returnTo = useEffectEvent((task: string) => {
    const found = findCard(snapshot, task);
    if (found && !collapsed.has(found.state)) show(found.state, found.index, { focus: isStillHere(task) });
    else if (stop && isStillHere(task)) show(stop.state, stop.index, { focus: true });
  });
  useEffect(() => {
    if (openTask === undefined) return undefined;
    return () => {
      requestAnimationFrame(() => returnTo(openTask));
    };
  }, [openTask]);

  const actions = useStable<BoardActions>({
    open: (card) => {
      pressed.current = card.id;
      onOpenTask(card.id);
    },
    showMenu: setMenu,
    enter: (next) =>
      setPlace((before) => (before?.state === next.state && before.index === next.index ? before : next)),
    step: (from, towards) => {
      const next = step(lanes, from, towards);
      if (next) show(next.state, next.index, { focus: true });
    },
    see: (state, first, last) => reader.see(state, first, last),
    attach: (state, list) => {
      if (list) lists.current.set(state, list);
      else lists.current.delete(state);
    },
    setAdding: onAddingChange,
    setCollapsed: (state, isCollapsed) => {
      setToggled(state);
      setCollapsed(state, isCollapsed);
    },
    created: (id, state) => void showAnew(id, state, false),
  });

  useImperativeHandle(ref, () => ({
    showNew: async (task) => {
      const { project, state } = await client.task(task);
      return project === query.project && showAnew(task, state, false);
    },
  }));

  return (
    <BoardActionsProvider value={actions}>
      <p id="board-card-keys" hidden>
        {t('board:drag.instructions')}
      </p>
      <BoardDrag
        onLift={setDragged}
        onEnd={(drop) => {
          setDragged(undefined);
          if (!drop) return;
          if (!drop.byKeyboard) letGo();
          void move(drop.drag.card, drop.to, drop.byKeyboard);
        }}
        renderPreview={({ card, from }) => (
          <CardPreview card={card} kind={columnOfState(snapshot, from)?.state.kind ?? 'unknown'} />
        )}
      >
        {/* The focus comes from what is inside. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <div
          ref={columns}
          className={css.columns}
          role="group"
          aria-label={t('board:columns', { project: projectName })}
          data-testid="board"
          data-task-open={openTask === undefined ? undefined : true}
          {...watch}
          onFocus={(event) => {
            watch.onFocus();
            bringIntoView(event);
          }}
        >
          {snapshot.columns.map((column, order) => {
            const { name } = column.state;
            return (
              <Column
                key={name}
                column={column}
                title={titleOf(name)}
                project={query.project}
                order={order}
                isCollapsed={collapsed.has(name)}
                takesFocus={toggled === name}
                mayCreate={mayCreate}
                isFiltered={isFiltered}
                isPartial={snapshot.view.freshness.asOf === null}
                openTask={openTask}
                tabStop={stop?.state === name ? stop.index : undefined}
                dragged={dragged?.from === name ? dragged.card.id : undefined}
                isAdding={adding === name}
              />
            );
          })}
        </div>
      </BoardDrag>
      {menu ? (
        <CardMenu
          request={menu}
          states={snapshot.columns.map(({ state }) => state)}
          onClose={() => setMenu(undefined)}
          onMove={(to) => void move(menu.card, to, true)}
          onArchive={() => void archiveTask(menu.card, true)}
          onDelete={() => void remove(menu.card)}
        />
      ) : null}
    </BoardActionsProvider>
  );
}

/** What the keyboard came to is seen whole, not behind an open task. */
function bringIntoView({ target }: FocusEvent) {
  if (target.matches(':focus-visible'))
    target.closest('section')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** The focus is on the card, or nowhere: it was not moved on to something else. */
function isStillHere(id: string): boolean {
  const { activeElement } = document;
  return !activeElement || activeElement === document.body || activeElement.getAttribute('data-task-id') === id;
}
