// Who works on it: three faces, and how many more there are.

import type { UserId } from '@/api';
import { PeopleAvatars } from '@/features/people';
import { useTranslation } from '@/i18n';

export function CardPeople({ people }: { people: readonly UserId[] }) {
  const { t } = useTranslation('board');
  if (people.length === 0) return null;
  return <PeopleAvatars ids={people} label={t('card.people')} />;
}
