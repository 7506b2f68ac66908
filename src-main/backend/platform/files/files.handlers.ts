import type { HandlersOf } from '../rpc/dispatch.ts';

export const filesHandlers: HandlersOf<'files'> = {
  'files.begin': ({ uploads }, file) => ({ handle: uploads.begin(file) }),
  'files.append': ({ uploads }, { handle, bytes }) => ({ received: uploads.append(handle, bytes) }),
  'files.discard': ({ uploads }, { handle }) => {
    uploads.discard(handle);
    return null;
  },
};
