import { useCallback, useEffect, useRef, useState } from 'react';
import { errorText } from '../../rpc/client.ts';
import { useSession } from '../../rpc/hooks.ts';
import { uploadFile } from '../../rpc/upload.ts';

export type HandedIn =
  | { readonly kind: 'none'; readonly problem: string | null }
  | { readonly kind: 'sending'; readonly name: string; readonly percent: number }
  | { readonly kind: 'sent'; readonly name: string; readonly handle: string };

/** The document under review: sent once, kept by the backend until another is chosen or the screen is left. */
export function useDocument(): {
  readonly state: HandedIn;
  readonly choose: (file: File | undefined) => void;
  readonly clear: () => void;
} {
  const { call } = useSession();
  const [state, setState] = useState<HandedIn>({ kind: 'none', problem: null });
  const sending = useRef<AbortController | null>(null);
  const sent = useRef<string | null>(null);

  const release = useCallback((): void => {
    sending.current?.abort();
    const handle = sent.current;
    sent.current = null;
    // what cannot be discarded now goes when the program ends
    if (handle !== null) call('files.discard', { handle }).catch(() => undefined);
  }, [call]);
  useEffect(() => release, [release]);

  const choose = useCallback(
    (file: File | undefined): void => {
      if (!file) return;
      release();
      const abort = new AbortController();
      sending.current = abort;
      const show = (next: HandedIn): void => {
        if (!abort.signal.aborted) setState(next);
      };
      const percent = (bytes: number): number => (file.size === 0 ? 100 : Math.floor((100 * bytes) / file.size));
      show({ kind: 'sending', name: file.name, percent: 0 });
      uploadFile(call, file, {
        signal: abort.signal,
        onSent: (bytes) => show({ kind: 'sending', name: file.name, percent: percent(bytes) }),
      }).then(
        (handle) => {
          sent.current = handle;
          show({ kind: 'sent', name: file.name, handle });
        },
        (error: unknown) => show({ kind: 'none', problem: errorText(error) }),
      );
    },
    [call, release],
  );
  const clear = useCallback((): void => {
    release();
    setState({ kind: 'none', problem: null });
  }, [release]);
  return { state, choose, clear };
}
