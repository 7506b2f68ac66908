import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { shellOptions } from '../../src-main/shell/options.ts';

const linux = { localAppData: undefined, defaultProfile: '/home/ana/.config/Memoria UFPP' };

it('uses its own folders when none is named', () => {
  expect(shellOptions({ ...linux, argv: ['electron', '.'] })).toEqual({
    dataDir: null,
    profileDir: '/home/ana/.config/Memoria UFPP',
  });
});

it.each([[['electron', '.', '--data', '/tmp/Peña Ñ', '--no-sandbox']], [['memoria', '--data=/tmp/Peña Ñ']]])(
  'keeps the window profile in the data folder that is named: %j',
  (argv) => {
    expect(shellOptions({ ...linux, argv })).toEqual({
      dataDir: resolve('/tmp/Peña Ñ'),
      profileDir: resolve('/tmp/Peña Ñ/ventana'),
    });
  },
);

it('stays out of the roaming profile on Windows', () => {
  const { profileDir } = shellOptions({ argv: [], localAppData: 'L', defaultProfile: 'R' });
  expect(profileDir.replaceAll('\\', '/')).toBe('L/Memoria UFPP/ventana');
});

it('takes --data without a folder as not given', () => {
  expect(shellOptions({ ...linux, argv: ['electron', '--data'] }).dataDir).toBeNull();
});
