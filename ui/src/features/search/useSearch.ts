// What the typed words find. The answer before stays until the next one is there.
import { useQuery } from '@tanstack/react-query';

import { searchQuery } from '@/api';

export function useSearch(text: string, isOpen: boolean) {
  return useQuery({ ...searchQuery(text), enabled: isOpen });
}

export type Search = ReturnType<typeof useSearch>;
