// One task state: its header, its cards, quick add. Takes cards, also while it is collapsed.
import { ChevronsRightLeft, Ellipsis, Plus } from 'lucide-react';
import { type CSSProperties, memo, useCallback, useState } from 'react';

import { AnchoredMenu, IconButton, MenuItem } from '@/components';
import { localeOf, useTranslation } from '@/i18n';
import { numberFormat } from '@/lib/formats';

import { useBoardActions } from '../BoardActions';
import { useColumnDrop } from '../drag';
import type { Column as ColumnModel } from '../model/snapshot';
import { CardList, type CardListHandle } from './CardList';
import { QuickAdd } from './QuickAdd';

import css from './Column.module.css';

export interface ColumnProps {
  column: ColumnModel;
  title: string;
  project: string;
  order: number;
  isCollapsed: boolean;
  /** It was collapsed or expanded just now: what had the focus is gone. */
  takesFocus: boolean;
  mayCreate: boolean;
  isFiltered: boolean;
  /** More of the list is still to come. */
  isPartial: boolean;
  openTask: string | undefined;
  tabStop: number | undefined;
  /** The card of this column that is dragged. */
  dragged: string | undefined;
  isAdding: boolean;
}

/** Drawn only for what changed in it: a board has many of them, and a person changes one or two. */
export const Column = memo(function Column({
  column,
  title,
  order,
  isCollapsed,
  isPartial,
  takesFocus,
  ...rest
}: ColumnProps) {
  const { t, i18n } = useTranslation('board');
  const { ref, takes } = useColumnDrop(column.state.name, title, order);
  const known = numberFormat(localeOf(i18n.language)).format(column.count);
  const count = isPartial ? `${known}+` : known;
  const shared = {
    ref,
    'aria-label': t('column.label', { title, count: column.count }),
    'data-testid': 'column',
    'data-state': column.state.name,
    'data-count': column.count,
    'data-over': takes || undefined,
    style: { '--state': column.state.color } as CSSProperties,
  };
  if (isCollapsed) {
    return (
      <section {...shared} className={css.column} data-collapsed>
        <CollapsedFace state={column.state.name} title={title} count={count} takesFocus={takesFocus} />
      </section>
    );
  }
  return (
    <section {...shared} className={css.column}>
      <OpenColumn {...rest} column={column} title={title} countText={count} takesFocus={takesFocus} />
    </section>
  );
});

interface CollapsedFaceProps {
  state: string;
  title: string;
  count: string;
  takesFocus: boolean;
}

function CollapsedFace({ state, title, count, takesFocus }: CollapsedFaceProps) {
  const { t } = useTranslation('board');
  const { setCollapsed } = useBoardActions();
  return (
    <button
      type="button"
      className={css.strip}
      autoFocus={takesFocus}
      title={t('column.expand', { title })}
      data-testid="column-expand"
      onClick={() => setCollapsed(state, false)}
    >
      <span className={css.dot} />
      <span className={css.count}>{count}</span>
      <span className={css.vertical}>{title}</span>
      <span className="sr-only">{t('column.expandWord')}</span>
    </button>
  );
}

interface OpenColumnProps extends Omit<ColumnProps, 'order' | 'isCollapsed' | 'isPartial'> {
  countText: string;
}

function OpenColumn({
  column,
  title,
  project,
  mayCreate,
  isFiltered,
  openTask,
  tabStop,
  dragged,
  countText,
  takesFocus,
  isAdding,
}: OpenColumnProps) {
  const { t } = useTranslation('board');
  const { attach, setAdding, setCollapsed } = useBoardActions();
  const [menuAt, setMenuAt] = useState<Element>();
  const state = column.state.name;
  const list = useCallback((handle: CardListHandle | null) => attach(state, handle), [attach, state]);
  return (
    <>
      <header className={css.header}>
        <span className={css.dot} />
        <h2 className={css.title} title={title}>
          {title}
        </h2>
        <span className={css.count} title={t('column.count', { count: column.count })}>
          {countText}
        </span>
        <IconButton
          label={t('column.menu', { title })}
          icon={<Ellipsis aria-hidden />}
          size="small"
          autoFocus={takesFocus}
          aria-haspopup="menu"
          aria-expanded={menuAt !== undefined}
          onPress={({ target }) => setMenuAt(target)}
          data-testid="column-menu"
        />
      </header>
      {menuAt ? (
        <AnchoredMenu
          label={t('column.menu', { title })}
          anchor={menuAt}
          placement="bottom end"
          onClose={() => setMenuAt(undefined)}
        >
          {mayCreate ? (
            <MenuItem id="add" icon={<Plus aria-hidden />} onAction={() => setAdding(state)}>
              {t('column.addTask')}
            </MenuItem>
          ) : null}
          <MenuItem
            id="collapse"
            icon={<ChevronsRightLeft aria-hidden />}
            onAction={() => setCollapsed(state, true)}
            data-testid="column-collapse"
          >
            {t('column.collapse')}
          </MenuItem>
        </AnchoredMenu>
      ) : null}
      {column.count === 0 ? (
        <p className={css.empty}>{isFiltered ? t('column.emptyFiltered') : t('column.empty')}</p>
      ) : (
        <CardList ref={list} column={column} title={title} openTask={openTask} tabStop={tabStop} dragged={dragged} />
      )}
      {mayCreate ? (
        <QuickAdd
          project={project}
          state={column.state}
          title={title}
          isOpen={isAdding}
          onOpenChange={(open) => setAdding(open ? state : undefined)}
        />
      ) : null}
    </>
  );
}
