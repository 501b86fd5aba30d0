// Signs out. Rust announces it, and the welcome screen says what could not be removed.
import { useMutation } from '@tanstack/react-query';

import { client } from '@/api';

export function useSignOut() {
  return useMutation({ mutationFn: () => client.signOut() });
}
