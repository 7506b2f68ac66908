import { describe, expect, it } from 'vitest';
import { dataFolders } from '#backend/platform/data-dir/data-dir.ts';

const windows = {
  platform: 'win32',
  env: { LOCALAPPDATA: 'C:\\Users\\Íñigo Peña\\AppData\\Local' },
  home: 'C:\\Users\\Íñigo Peña',
} as const;
const linux = { platform: 'linux', env: {}, home: '/home/ana' } as const;

describe('the data folder', () => {
  it('is local to the Windows user, with the safety copies outside of it', () => {
    expect(dataFolders(undefined, windows)).toEqual({
      dataDir: 'C:\\Users\\Íñigo Peña\\AppData\\Local\\Memoria UFPP\\datos',
      backupDir: 'C:\\Users\\Íñigo Peña\\Memoria UFPP - copias',
    });
  });

  it('finds the local folder of a Windows session that does not name it', () => {
    expect(dataFolders(undefined, { ...windows, env: {} }).dataDir).toBe(
      'C:\\Users\\Íñigo Peña\\AppData\\Local\\Memoria UFPP\\datos',
    );
  });

  it('follows the XDG folders on Linux, and ignores a relative one as XDG asks', () => {
    expect(dataFolders(undefined, linux)).toEqual({
      dataDir: '/home/ana/.local/share/memoria-ufpp',
      backupDir: '/home/ana/.local/share/memoria-ufpp-copias',
    });
    expect(dataFolders(undefined, { ...linux, env: { XDG_DATA_HOME: '/datos' } }).dataDir).toBe('/datos/memoria-ufpp');
    expect(dataFolders(undefined, { ...linux, env: { XDG_DATA_HOME: 'datos' } }).dataDir).toBe(
      '/home/ana/.local/share/memoria-ufpp',
    );
  });

  it('is the one the person named, which then holds the copies too', () => {
    expect(dataFolders('/mnt/año 2024', linux)).toEqual({
      dataDir: '/mnt/año 2024',
      backupDir: '/mnt/año 2024/copias',
    });
    expect(dataFolders('D:\\datos', windows)).toEqual({ dataDir: 'D:\\datos', backupDir: 'D:\\datos\\copias' });
  });
});
