// A comment: who, when, the words, and its files.

import type { ActivityView } from '@/api';
import { FileList, FileTile } from '@/features/files';
import { PersonAvatar, usePeople } from '@/features/people';
import { useTranslation } from '@/i18n';

import { RichText } from '../description/RichText';
import { When } from './When';

import css from './Activities.module.css';

export function CommentLine({ activity, html, now }: { activity: ActivityView; html: string; now: number }) {
  const { t } = useTranslation(['task', 'files']);
  const people = usePeople();
  const { author, at, files, waiting } = activity;
  return (
    <li className={css.comment} data-testid="comment" data-waiting={waiting || undefined}>
      {author === null ? <span /> : <PersonAvatar id={author} size={24} silent />}
      <div className={css.body}>
        <p className={css.head}>
          <span className={css.author}>{author === null ? t('activities.somebody') : people.get(author).name}</span>
          {waiting ? <span className={css.waiting}>{t('activities.sending')}</span> : <When at={at} now={now} />}
        </p>
        <RichText html={html} />
        {files.length > 0 ? (
          <FileList label={t('files:title')}>
            {files.map((file) => (
              <FileTile key={file.id} file={file} />
            ))}
          </FileList>
        ) : null}
      </div>
    </li>
  );
}
