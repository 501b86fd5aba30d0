import { Button as AriaButton } from 'react-aria-components';
// Favourites and recent projects as two letters each, for the narrow sidebar.

import { useSettings, type ProjectId } from '@/api';
import { Tooltip } from '@/components';
import { useProjects } from '@/features/projects';
import { useTranslation } from '@/i18n';
import { hueOf } from '@/lib/hue';
import { initialsOf } from '@/lib/initials';

import css from './Frame.module.css';

const SHOWN = 8;

export function NarrowProjects({
  current,
  onOpen,
}: {
  current: ProjectId | null;
  onOpen: (project: ProjectId) => void;
}) {
  const { t } = useTranslation('frame');
  const { data } = useProjects();
  const [{ favourites, recent }] = useSettings();
  const ids = [...new Set([...favourites, ...(current === null ? [] : [current]), ...recent])].slice(0, SHOWN);
  const projects = ids.flatMap((id) => data?.projects.find((project) => project.id === id) ?? []);
  return (
    <nav className={css.narrowList} aria-label={t('projects.title')}>
      {projects.map(({ id, name }) => (
        <Tooltip key={id} text={name} placement="right">
          <AriaButton
            className={css.tile}
            style={{ ['--hue' as string]: hueOf(id) }}
            aria-label={name}
            aria-current={id === current ? 'page' : undefined}
            onPress={() => onOpen(id)}
            data-testid="project-link"
            data-project-id={id}
          >
            <span className={css.letters} data-initials={initialsOf(name)} />
          </AriaButton>
        </Tooltip>
      ))}
    </nav>
  );
}
