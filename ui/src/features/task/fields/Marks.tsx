// Quiet words for what a task is besides: private, shared, from e-mail, support, repeating.
import { Eye, Lock, LifeBuoy, Mail, Repeat } from 'lucide-react';

import type { TaskView } from '@/api';
import { Chip } from '@/components';
import { useTranslation } from '@/i18n';

import css from './Fields.module.css';

export function Marks({ task }: { task: TaskView }) {
  const { t } = useTranslation('task');
  const marks = [
    { on: task.private, word: t('mark.private'), Icon: Lock },
    { on: task.sharedWithClient, word: t('mark.shared'), Icon: Eye },
    { on: task.fromEmail, word: t('mark.email'), Icon: Mail },
    { on: task.support, word: t('mark.support'), Icon: LifeBuoy },
    { on: task.repeats, word: t('mark.repeats'), Icon: Repeat },
  ].filter((mark) => mark.on);
  if (marks.length === 0) return null;
  return (
    <div className={css.marks}>
      {marks.map(({ word, Icon }) => (
        <Chip key={word} icon={<Icon aria-hidden />}>
          {word}
        </Chip>
      ))}
    </div>
  );
}
