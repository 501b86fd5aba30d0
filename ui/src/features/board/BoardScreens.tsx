// The board's screens without a board, each with what to do next.
import { CloudOff, Columns3, FolderX, Plus, SearchX, SquareCheckBig } from 'lucide-react';

import type { BoardQuery } from '@/api';
import { Button, EmptyState } from '@/components';
import { useTranslation } from '@/i18n';

import css from './Board.module.css';

export function Gone() {
  const { t } = useTranslation('board');
  return (
    <EmptyState
      icon={FolderX}
      tone="warning"
      announce
      title={t('states.goneTitle')}
      text={`${t('states.goneBody')} ${t('states.otherProject')}`}
    />
  );
}

export function NeverRead({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation(['board', 'common']);
  return (
    <EmptyState
      icon={CloudOff}
      tone="warning"
      announce
      title={t('board:states.neverTitle')}
      text={t('board:states.neverBody')}
      action={<Button onPress={onRetry}>{t('common:action.tryAgain')}</Button>}
    />
  );
}

export function NoColumns() {
  const { t } = useTranslation('board');
  return <EmptyState icon={Columns3} title={t('states.emptyTitle')} text={t('states.noStates')} />;
}

export interface NothingFoundProps {
  query: BoardQuery;
  onClearSearch: () => void;
  onShowEverybody: () => void;
}

export function NothingFound({ query: { text, onlyMine }, onClearSearch, onShowEverybody }: NothingFoundProps) {
  const { t } = useTranslation('board');
  const words =
    text === '' ? t('states.nothingMine') : t(onlyMine ? 'states.nothingTextMine' : 'states.nothingText', { text });
  return (
    <EmptyState
      icon={SearchX}
      announce
      title={t('states.nothingTitle')}
      text={words}
      action={
        <>
          {text === '' ? null : <Button onPress={onClearSearch}>{t('states.clearSearch')}</Button>}
          {onlyMine ? <Button onPress={onShowEverybody}>{t('states.showEverybody')}</Button> : null}
        </>
      }
    />
  );
}

/** Above the empty columns of a new project. */
export function FirstTask({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation('board');
  return (
    <div className={css.first}>
      <SquareCheckBig aria-hidden />
      <div className={css.firstWords}>
        <h2>{t('states.emptyTitle')}</h2>
        <p>{t('states.emptyBody')}</p>
      </div>
      <Button icon={<Plus aria-hidden />} onPress={onAdd} data-testid="add-first-task">
        {t('states.addFirst')}
      </Button>
    </div>
  );
}
