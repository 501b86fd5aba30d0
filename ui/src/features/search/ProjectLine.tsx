// A project to go to.
import { FolderOpen } from 'lucide-react';
import { ListBoxItem } from 'react-aria-components';

import type { ProjectHit } from '@/api';

import { Marked, textOf } from './Marked';

import css from './Search.module.css';

export function ProjectLine({ id, project }: { id: string; project: ProjectHit }) {
  return (
    <ListBoxItem id={id} textValue={textOf(project.name)} className={css.line} data-testid="search-project">
      <FolderOpen aria-hidden className={css.icon} />
      <span className={css.title}>
        <Marked pieces={project.name} />
      </span>
    </ListBoxItem>
  );
}
