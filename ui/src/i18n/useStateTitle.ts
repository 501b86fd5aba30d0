// The name of a task state for people: Cubicl's own ones are translated, a company's own stand as they were written.
import { useTranslation } from './useTranslation';

const own = ['cb_waiting', 'cb_active', 'cb_completed', 'cb_suspended'] as const;
type Own = (typeof own)[number];

export function useStateTitle(): (name: string) => string {
  const { t } = useTranslation('common');
  return (name) => (isOwn(name) ? t(`state.${name}`) : name);
}

function isOwn(name: string): name is Own {
  return (own as readonly string[]).includes(name);
}
