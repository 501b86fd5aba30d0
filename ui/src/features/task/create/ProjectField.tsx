// The project of a new task: a list with a search. Projects that take no new tasks say so.
import { useQuery } from '@tanstack/react-query';
import { FolderKanban } from 'lucide-react';

import { type ProjectId, projectsQuery } from '@/api';
import { MultiPicker, Popover } from '@/components';
import { useTranslation } from '@/i18n';

import { FieldButton } from '../fields/FieldButton';
import { FieldRow } from '../fields/FieldRow';

import css from './Create.module.css';

export interface ProjectFieldProps {
  value: ProjectId | null;
  missing: boolean;
  onChange: (project: ProjectId) => void;
}

export function ProjectField({ value, missing, onChange }: ProjectFieldProps) {
  const { t } = useTranslation('task');
  const { data } = useQuery(projectsQuery());
  const projects = data?.projects ?? [];
  const chosen = projects.find((project) => project.id === value);
  const name = chosen?.name ?? t('create.noProject');
  const trouble = missing ? t('create.projectNeeded') : chosen?.mayCreate === false ? t('create.mayNot') : null;
  return (
    <FieldRow
      name="project"
      label={t('create.project')}
      note={
        trouble === null ? null : (
          <p className={css.error} role="alert">
            {trouble}
          </p>
        )
      }
    >
      <Popover
        label={t('create.project')}
        trigger={
          <FieldButton
            field={t('create.project')}
            empty={!chosen}
            icon={<FolderKanban aria-hidden />}
            testId="create-project"
          >
            {name}
          </FieldButton>
        }
      >
        {(close) => (
          <MultiPicker
            label={t('create.searchProject')}
            items={projects.filter((project) => project.mayCreate).map(({ id, name: text }) => ({ id, text }))}
            selected={value === null ? [] : [value]}
            selectionMode="single"
            onChange={([id]) => {
              if (id !== undefined) onChange(id);
              close();
            }}
          />
        )}
      </Popover>
    </FieldRow>
  );
}
