import { Button as AriaButton } from 'react-aria-components';
// A short list of projects: favourites, recent ones, what the search found.

import type { ProjectId, ProjectRow } from '@/api';
import { NewsCount } from '@/features/news';
import { useTranslation } from '@/i18n';
import { listFormat } from '@/lib/formats';

import { FavouriteButton } from './FavouriteButton';

import css from './Projects.module.css';

export interface ProjectLinksProps {
  projects: readonly ProjectRow[];
  /** Names the parents under the row, where the place in the tree is not seen. */
  all?: readonly ProjectRow[];
  current: ProjectId | null;
  onOpen: (project: ProjectId) => void;
}

export function ProjectLinks({ projects, all, current, onOpen }: ProjectLinksProps) {
  const { t, i18n } = useTranslation('frame');
  const names = new Map(all?.map(({ id, name }) => [id, name]));
  const list = listFormat(i18n.language);
  return (
    <ul className={css.links}>
      {projects.map((project) => {
        const parents = project.parents.flatMap((id) => names.get(id) ?? []);
        return (
          <li key={project.id} className={css.item} data-current={project.id === current || undefined}>
            <div className={css.row}>
              <AriaButton
                className={css.link}
                aria-current={project.id === current ? 'page' : undefined}
                onPress={() => onOpen(project.id)}
                data-testid="project-link"
                data-project-id={project.id}
              >
                <span className={css.name}>{project.name}</span>
                {parents.length > 0 ? (
                  <span className={css.parents}>{t('projects.under', { parents: list.format(parents) })}</span>
                ) : null}
              </AriaButton>
              <NewsCount project={project.id} />
              <FavouriteButton project={project} size="small" />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
