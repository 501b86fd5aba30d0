// What an edit leaves in its field, in words.

import type { TaskChange } from '@/api';
import { usePeople } from '@/features/people';
import { localeOf, useTranslation } from '@/i18n';
import { useStateTitle } from '@/i18n/useStateTitle';
import { dateFormat, listFormat } from '@/lib/formats';
import { toPlainText } from '@/lib/plainText';

import css from './Conflict.module.css';

export function FieldValue({ edit }: { edit: TaskChange }) {
  return <span className={css.value}>{useFieldWords()(edit)}</span>;
}

function useFieldWords(): (edit: TaskChange) => string {
  const { t, i18n } = useTranslation(['task', 'common']);
  const people = usePeople();
  const titleOf = useStateTitle();
  const day = dateFormat(localeOf(i18n.language), { dateStyle: 'full' });
  const list = listFormat(localeOf(i18n.language), 'unit');
  const or = (words: string) => (words === '' ? t('task:conflict.nothing') : words);
  const on = (seconds: number | null) => (seconds === null ? t('task:conflict.noDay') : day.format(seconds * 1000));
  return (edit) => {
    switch (edit.field) {
      case 'name':
        return or(edit.value);
      case 'description':
        return or(toPlainText(edit.value));
      case 'state':
        return titleOf(edit.value);
      case 'assignees':
        return or(list.format(edit.value.map((id) => people.get(id).name)));
      case 'tags':
        return or(list.format(edit.value));
      case 'start':
      case 'deadline':
        return on(edit.value ?? null);
      case 'priority':
        return t(`common:priority.p${edit.value as 1 | 2 | 3 | 4 | 5}`);
      case 'stepRenamed':
        return or(edit.value.name);
      case 'progress':
        return edit.value.toLocaleString(localeOf(i18n.language));
      case 'archived':
        return t((edit.value ?? null) === null ? 'task:conflict.notArchived' : 'task:conflict.archived');
      // These add or take out and overwrite nothing.
      case 'stepTicked':
      case 'stepAdded':
      case 'stepRemoved':
      case 'stepPutBack':
      case 'fileRemoved':
        return '';
    }
  };
}
