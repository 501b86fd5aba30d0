// Where I am, who is here, search everywhere and in this board, "Create".
import { Plus, UserRound } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { ToggleButton } from 'react-aria-components';

import type { ProjectRow, TaskId } from '@/api';
import { Button, SearchField, toast } from '@/components';
import { NewsButton } from '@/features/news';
import { SearchButton } from '@/features/search';
import { useTranslation } from '@/i18n';
import { useShortcuts } from '@/lib/useShortcuts';

import { ProjectPlace } from './ProjectPlace';

import css from './Frame.module.css';

export interface TopBarProps {
  project: ProjectRow | undefined;
  text: string;
  onText: (text: string) => void;
  mine: boolean;
  onMine: (mine: boolean) => void;
  onCreate: () => void;
  onOpenTask: (task: TaskId) => void;
}

/** So that a fast typist asks for one board, not for one a letter. */
const PAUSE_MS = 120;

export function TopBar({ project, text, onText, mine, onMine, onCreate, onOpenTask }: TopBarProps) {
  const { t } = useTranslation('frame');
  const search = useRef<HTMLInputElement>(null);
  const create = () => {
    if (project?.mayCreate === false) toast({ title: t('top.noCreate') });
    else onCreate();
  };
  const focusSearch = () => {
    search.current?.focus();
    search.current?.select();
  };
  useShortcuts([
    { key: 'f', ctrl: true, shift: false, run: focusSearch },
    { key: '/', run: focusSearch },
    { key: 'n', run: create },
  ]);

  return (
    <header className={css.top}>
      <ProjectPlace project={project} view="board" />
      {project ? <NewsButton key={project.id} project={project.id} onOpenTask={onOpenTask} /> : null}
      <SearchButton />
      <div className={css.find} role="search">
        {/* What is being typed belongs to one board. */}
        <BoardSearch key={project?.id} inputRef={search} text={text} onText={onText} />
      </div>
      <ToggleButton className={css.mine} isSelected={mine} onChange={onMine} data-testid="only-mine">
        <UserRound aria-hidden />
        <span className={css.word}>{t('top.mine')}</span>
      </ToggleButton>
      <Button
        variant="primary"
        icon={<Plus aria-hidden />}
        onPress={create}
        className={css.create}
        aria-keyshortcuts="n"
        data-testid="create-task"
      >
        <span className={css.word}>{t('top.create')}</span>
      </Button>
    </header>
  );
}

interface BoardSearchProps extends Pick<TopBarProps, 'text' | 'onText'> {
  inputRef: RefObject<HTMLInputElement | null>;
}

function BoardSearch({ inputRef, text, onText }: BoardSearchProps) {
  const { t } = useTranslation('frame');
  const [typed, setTyped] = useTypedText(text, onText);
  return (
    <SearchField
      label={t('top.search')}
      inputRef={inputRef}
      value={typed}
      onChange={setTyped}
      aria-keyshortcuts="Control+F"
      data-testid="board-search"
    />
  );
}

/** What is being typed, handed on after a short pause; what comes from outside wins. */
function useTypedText(text: string, onText: (text: string) => void): readonly [string, (text: string) => void] {
  const [typed, setTyped] = useState(text);
  const [seen, setSeen] = useState(text);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (text !== seen) {
    setSeen(text);
    setTyped(text);
  }
  useEffect(() => () => clearTimeout(pause.current), []);
  return [
    typed,
    (next) => {
      setTyped(next);
      clearTimeout(pause.current);
      const handOn = () => {
        setSeen(next);
        onText(next);
      };
      if (next === '') handOn();
      else pause.current = setTimeout(handOn, PAUSE_MS);
    },
  ];
}
