// Signs out. Until Rust says it is done, the person is still signed in.
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { client, keys } from '@/api';

export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => client.signOut(),
    // Rust has taken the account's projects out of the settings too.
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.settings }),
        queries.invalidateQueries({ queryKey: keys.session }),
      ]),
  });
}
