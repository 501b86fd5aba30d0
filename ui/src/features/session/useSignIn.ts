// The way from a pasted token to being signed in: checked by Cubicl, confirmed by the person, kept by the keychain.
import { useMutation } from '@tanstack/react-query';

import { client, type Problem, type TokenPreview } from '@/api';
import { cleanToken } from '@/lib/token';

export interface SignIn {
  /** What Cubicl said about the token; null until it was asked. */
  preview: TokenPreview | null;
  problem: Problem | null;
  busy: 'checking' | 'keeping' | null;
  /** The keychain could not take it: staying until the app closes is on offer. */
  mayStayUntilClose: boolean;
  check: (token: string, server: string | null) => void;
  keep: (untilClose: boolean) => void;
  startOver: () => void;
}

export function useSignIn(onSignedIn?: () => void): SignIn {
  const checking = useMutation({
    mutationFn: ({ token, server }: { token: string; server: string | null }) =>
      client.checkToken(cleanToken(token), server),
  });
  const keeping = useMutation({
    mutationFn: (untilClose: boolean) => client.keepToken(untilClose),
    onSuccess: () => onSignedIn?.(),
  });
  const problem = keeping.error?.problem ?? checking.error?.problem ?? null;
  return {
    preview: checking.data ?? null,
    problem,
    busy: checking.isPending ? 'checking' : keeping.isPending ? 'keeping' : null,
    mayStayUntilClose: keeping.error?.problem.kind.code === 'keychain',
    check: (token, server) => {
      keeping.reset();
      checking.mutate({ token, server });
    },
    keep: (untilClose) => keeping.mutate(untilClose),
    startOver: () => {
      checking.reset();
      keeping.reset();
    },
  };
}
