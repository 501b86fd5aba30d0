// Why a task left its project's list, in a few words.
import { useQuery } from '@tanstack/react-query';

import { type Departure, projectsQuery } from '@/api';
import { useTranslation } from '@/i18n';

export function useDepartureWords(): (departure: Departure) => string {
  const { t } = useTranslation('news');
  const { data } = useQuery(projectsQuery());
  return (departure) => {
    if (departure.why !== 'moved') return t(`gone.${departure.why}`);
    const project = data?.projects.find(({ id }) => id === departure.to);
    return project ? t('gone.moved', { project: project.name }) : t('gone.movedAway');
  };
}
