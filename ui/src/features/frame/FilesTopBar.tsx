// The top bar over a project's Files page: where I am, who is here, search everywhere.
import type { ProjectRow } from '@/api';
import { SearchButton } from '@/features/search';

import { ProjectPlace } from './ProjectPlace';

import css from './Frame.module.css';

export function FilesTopBar({ project }: { project: ProjectRow | undefined }) {
  return (
    <header className={css.top}>
      <ProjectPlace project={project} view="files" />
      <SearchButton />
    </header>
  );
}
