import { useCallback } from 'react';
import { useSession } from '../../rpc/hooks.ts';
import { saveBytes } from '../../ui/save-bytes.ts';

/** Shows a written file in its folder where the host can, else hands it to the browser. */
export function useShowFile(): (handle: string) => Promise<void> {
  const { call } = useSession();
  return useCallback(
    async (handle) => {
      const { can } = await call('app.info', {});
      if (can.showInFolder) await call('shell.showInFolder', { handle });
      else saveBytes(await call('chapter.download', { handle }));
    },
    [call],
  );
}
