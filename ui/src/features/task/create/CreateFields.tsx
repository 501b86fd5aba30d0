// State, assignees, deadline, priority and tags of a new task, with the same editors as an open one.
import { useTranslation } from '@/i18n';

import { DateField } from '../fields/DateField';
import { FieldRow } from '../fields/FieldRow';
import { PeopleField } from '../fields/PeopleField';
import { PriorityField } from '../fields/PriorityField';
import { TagsField } from '../fields/TagsField';
import { StateMenu } from '../header/StateMenu';
import { useProject } from '../model/project';
import { useTags } from '../model/useTags';
import type { CreateDraft } from './createDraft';

import css from './Create.module.css';

export function CreateFields({ draft, onEdit }: { draft: CreateDraft; onEdit: (part: Partial<CreateDraft>) => void }) {
  const { t } = useTranslation('task');
  const project = useProject(draft.project ?? undefined);
  const tags = useTags(draft.project ?? '');
  const states = project?.states ?? [];
  const state = draft.state ?? states.find((one) => one.isDefault)?.name ?? states[0]?.name;
  return (
    <div className={css.fields}>
      {state === undefined ? null : (
        <FieldRow name="state" label={t('create.state')}>
          <StateMenu state={state} states={states} testId="create-state" onChange={(next) => onEdit({ state: next })} />
        </FieldRow>
      )}
      <FieldRow name="assignees" label={t('field.assignees')}>
        <PeopleField value={draft.assignees} onChange={(assignees) => onEdit({ assignees })} />
      </FieldRow>
      <FieldRow name="deadline" label={t('field.deadline')}>
        <DateField field="deadline" value={draft.deadline} done={false} onChange={(deadline) => onEdit({ deadline })} />
      </FieldRow>
      <FieldRow name="priority" label={t('field.priority')}>
        <PriorityField value={draft.priority} onChange={(priority) => onEdit({ priority })} />
      </FieldRow>
      <FieldRow name="tags" label={t('field.tags')}>
        <TagsField value={draft.tags} suggestions={tags} onChange={(next) => onEdit({ tags: next })} />
      </FieldRow>
    </div>
  );
}
