// One task with something new: its name, who and what, when.
import { Button as AriaButton } from 'react-aria-components';

import type { NewsItem } from '@/api';
import { usePeople } from '@/features/people';
import { useAgo } from '@/features/status';
import { useTranslation } from '@/i18n';

import { useNewsWords } from './useNewsWords';

import css from './News.module.css';

export function NewsRow({ item, onOpen }: { item: NewsItem; onOpen: () => void }) {
  const { t } = useTranslation('task');
  const people = usePeople();
  const ago = useAgo();
  const wordsOf = useNewsWords();
  return (
    <li>
      <AriaButton className={css.row} onPress={onOpen} data-testid="news-item" data-task-id={item.task}>
        <span className={css.name}>{item.name || t('panel.unknownTask')}</span>
        <span className={css.what}>
          {item.by === null ? null : <span className={css.who}>{people.get(item.by).name}</span>}
          {item.kinds.map((kind) => (
            <span key={kind.kind}>{wordsOf(kind)}</span>
          ))}
        </span>
        <span className={css.when}>{ago(item.at)}</span>
      </AriaButton>
    </li>
  );
}
