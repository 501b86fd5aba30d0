// The right column, in Cubicl's order.

import type { ChangeKind, ClientId, TaskView } from '@/api';
import { useTranslation } from '@/i18n';

import { FieldChange } from '../changes/FieldChange';
import { useTags } from '../model/useTags';
import type { ChangeTask } from '../model/useTask';
import { ClientField } from './ClientField';
import { CustomFields } from './CustomFields';
import { DateField } from './DateField';
import { EstimatedTime } from './EstimatedTime';
import { FieldRow } from './FieldRow';
import { Marks } from './Marks';
import { PeopleField } from './PeopleField';
import { PriorityField } from './PriorityField';
import { ReadPeople } from './ReadPeople';
import { TagsField } from './TagsField';

import css from './Fields.module.css';

export interface TaskFieldsProps {
  task: TaskView;
  done: boolean;
  onChange: ChangeTask;
  onOpenClient: (client: ClientId) => void;
}

export function TaskFields({ task, done, onChange, onOpenClient }: TaskFieldsProps) {
  const { t } = useTranslation('task');
  const tags = useTags(task.project);
  const note = (kind: ChangeKind) => <FieldChange task={task} kind={kind} />;
  return (
    <div className={css.fields}>
      <Marks task={task} />
      <FieldRow name="assignees" label={t('field.assignees')} note={note('assignees')}>
        <PeopleField value={task.assignees} onChange={(value) => onChange({ field: 'assignees', value })} />
      </FieldRow>
      <FieldRow name="client" label={t('field.client')}>
        <ClientField client={task.client} onOpen={onOpenClient} />
      </FieldRow>
      <FieldRow name="start" label={t('field.start')} note={note('start')}>
        <DateField
          field="start"
          value={task.start}
          done={done}
          onChange={(value) => onChange({ field: 'start', value })}
        />
      </FieldRow>
      <FieldRow name="deadline" label={t('field.deadline')} note={note('deadline')}>
        <DateField
          field="deadline"
          value={task.deadline}
          done={done}
          onChange={(value) => onChange({ field: 'deadline', value })}
        />
      </FieldRow>
      <FieldRow name="estimated" label={t('field.estimated')}>
        <EstimatedTime seconds={task.estimatedTime} />
      </FieldRow>
      <FieldRow name="tags" label={t('field.tags')} note={note('tags')}>
        <TagsField value={task.tags} suggestions={tags} onChange={(value) => onChange({ field: 'tags', value })} />
      </FieldRow>
      <FieldRow name="priority" label={t('field.priority')} note={note('priority')}>
        <PriorityField value={task.priority} onChange={(value) => onChange({ field: 'priority', value })} />
      </FieldRow>
      <FieldRow name="followers" label={t('field.followers')}>
        <ReadPeople people={task.followers} unread={!task.complete} empty={t('field.noFollowers')} />
      </FieldRow>
      <FieldRow name="owner" label={t('field.owner')}>
        <ReadPeople
          people={task.owner === null ? [] : [task.owner]}
          unread={!task.complete}
          empty={t('field.noOwner')}
        />
      </FieldRow>
      <CustomFields fields={task.customFields} />
    </div>
  );
}
