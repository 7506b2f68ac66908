import { describe, expect, it } from 'vitest';
import { profiles } from '#backend/imports/profiles/index.ts';
import { es } from '#shared/strings/es.ts';

describe('what a person reads about a problem', () => {
  it('starts with the cell, as Excel names it', () => {
    expect(
      es.imports.problem({
        code: 'bad-amount',
        severity: 'error',
        at: { sheet: 'SheetGasto', row: 12, column: 36 },
        found: '1.010.886',
        detail: { column: 'mto_pim' },
      }),
    ).toBe(
      'SheetGasto, celda AJ12: «1.010.886» no es un importe claro en la columna «mto_pim». Corríjalo en el archivo o expórtelo otra vez.',
    );
    expect(es.imports.address({ sheet: 'H', row: 1, column: 1 })).toBe('H, celda A1');
    expect(es.imports.address({ sheet: 'H', row: 2, column: 86 })).toBe('H, celda CH2');
    expect(es.imports.address({ sheet: 'H', row: 3, column: 703 })).toBe('H, celda AAA3');
    expect(es.imports.address({ sheet: 'H', row: 4 })).toBe('H, fila 4');
  });

  it('says how many more there are of its kind', () => {
    const problem = { code: 'no-lines', severity: 'error', at: null, found: '', detail: { more: '39981' } } as const;
    expect(es.imports.problem(problem)).toMatch(/ Hay 39981 casos más como este\.$/);
  });

  it('names every format', () => {
    for (const { id } of profiles) expect(es.imports.profiles[id]).toMatch(/^(SIAF|Consulta)/);
  });
});
