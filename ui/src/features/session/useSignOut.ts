// Signs out, or leaves the sample. Until Rust says it is done, the person is still there; when it cannot be done, that is said.
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { client, keys, type TokenKept } from '@/api';
import { toast } from '@/components';
import { useProblemWords } from '@/features/problem';
import { useTranslation } from '@/i18n';

export function useSignOut(kept: TokenKept) {
  const { t } = useTranslation('session');
  const words = useProblemWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => client.signOut(),
    // Rust has taken the account's projects out of the settings too.
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.settings }),
        queries.invalidateQueries({ queryKey: keys.session }),
      ]),
    onError: ({ problem }) =>
      toast({
        tone: 'danger',
        title: t(kept === 'sample' ? 'account.leaveSampleFailed' : 'account.signOutFailed'),
        text: `${words(problem).title}. ${words(problem).text}`,
      }),
  });
}
