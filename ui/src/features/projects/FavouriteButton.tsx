// A star that puts a project among the favourites.
import { Star } from 'lucide-react';

import { useSettings, type ProjectRow } from '@/api';
import { IconButton } from '@/components';
import { useTranslation } from '@/i18n';

import css from './Projects.module.css';

export function FavouriteButton({ project, size = 'normal' }: { project: ProjectRow; size?: 'small' | 'normal' }) {
  const { t } = useTranslation('frame');
  const [{ favourites }, change] = useSettings();
  const isFavourite = favourites.includes(project.id);
  return (
    <IconButton
      size={size}
      className={css.star ?? ''}
      data-on={isFavourite || undefined}
      label={t(isFavourite ? 'projects.removeFavourite' : 'projects.addFavourite', { name: project.name })}
      icon={<Star aria-hidden fill={isFavourite ? 'currentColor' : 'none'} />}
      onPress={() =>
        change((before) => ({
          favourites: isFavourite
            ? before.favourites.filter((id) => id !== project.id)
            : [...before.favourites, project.id],
        }))
      }
    />
  );
}
