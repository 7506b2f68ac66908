import { describe, expect, it } from 'vitest';
import { copyOf, expired } from '#backend/platform/backup/rotation.ts';

const copies = (...names: readonly string[]) => names.flatMap((name) => copyOf(name) ?? []);
const names = (list: ReturnType<typeof expired>) => list.map(({ fileName }) => fileName);

describe('rotation of safety copies', () => {
  it('knows its own file names and leaves every other file alone', () => {
    expect(copyOf('memoria-2025-01-20-101500-importacion.sqlite')).toEqual({
      fileName: 'memoria-2025-01-20-101500-importacion.sqlite',
      day: '2025-01-20',
      stamp: '2025-01-20-101500',
      reason: 'importacion',
    });
    expect(['memoria.sqlite', 'memoria-2025-01-20.sqlite', 'notas.txt'].map(copyOf)).toEqual([null, null, null]);
  });

  it('keeps the last three of today', () => {
    const today = ['090000', '100000', '110000', '120000'].map((t) => `memoria-2025-01-20-${t}-importacion.sqlite`);
    expect(names(expired(copies(...today), '2025-01-20'))).toEqual([today[0]]);
  });

  it('keeps the last of each earlier day', () => {
    const list = copies(
      'memoria-2025-01-18-090000-diaria.sqlite',
      'memoria-2025-01-18-170000-importacion.sqlite',
      'memoria-2025-01-19-090000-diaria.sqlite',
    );
    expect(names(expired(list, '2025-01-20'))).toEqual(['memoria-2025-01-18-090000-diaria.sqlite']);
  });

  it('keeps fourteen days, and of what is older the last of each of twelve months', () => {
    const month = (m: number): string => `memoria-2024-${String(m).padStart(2, '0')}-15-090000-diaria.sqlite`;
    const days = Array.from(
      { length: 20 },
      (_, i) => `memoria-2025-01-${String(i + 1).padStart(2, '0')}-090000-diaria.sqlite`,
    );
    const list = copies(...Array.from({ length: 12 }, (_, i) => month(i + 1)), ...days);
    expect(names(expired(list, '2025-01-20')).toSorted()).toEqual([month(1), ...days.slice(0, 6)]);
  });

  it('never removes what a person made, nor what precedes a change of format', () => {
    const list = copies(
      ...Array.from({ length: 9 }, (_, i) => `memoria-2025-01-20-09000${i}-manual.sqlite`),
      ...Array.from({ length: 9 }, (_, i) => `memoria-2019-01-20-09000${i}-migracion.sqlite`),
    );
    expect(expired(list, '2025-01-20')).toEqual([]);
  });
});
