// Names of task states: Cubicl's own four are translated, all others are shown as the organization wrote them.
import { useTranslation } from 'react-i18next';

const BUILT_IN = ['cb_waiting', 'cb_active', 'cb_completed', 'cb_suspended'] as const;

export function useStateName(): (name: string) => string {
  const { t } = useTranslation('common');
  return (name) => {
    const own = BUILT_IN.find((one) => one === name);
    return own ? t(`state.${own}`) : name;
  };
}
