import { describe, expect, it } from 'vitest';
import { keptRuleText, ruleText } from '#shared/domain/reference/rule-text.ts';

const tables = [
  { key: 't02', number: 2 },
  { key: 't04', number: 4 },
  { key: 'pia-by-generica', number: 18 },
];
const moved = tables.map(({ key, number }) => ({ key, number: number + 1 }));

describe('the sentence of a rule', () => {
  it('keeps tables by their keys and is read with the numbers they have', () => {
    const written = 'La tabla 2 es la suma de las tablas 4 y 18, y de la Tabla N° 02.';
    const kept = keptRuleText(written, tables);
    expect(kept).toBe('La tabla {t02} es la suma de las tablas {t04} y {pia-by-generica}, y de la Tabla N° {t02}.');
    expect(ruleText(kept, tables)).toBe('La tabla 2 es la suma de las tablas 4 y 18, y de la Tabla N° 2.');
    expect(ruleText(kept, moved)).toBe('La tabla 3 es la suma de las tablas 5 y 19, y de la Tabla N° 3.');
  });

  it('leaves other numbers alone, and tables that are not there or not certain', () => {
    const others = 'En 2024, la tabla 9 y la retabla 2 (tabla 18, presupuesto 2) tienen 4 filas';
    expect(keptRuleText(others, tables)).toBe(
      'En 2024, la tabla 9 y la retabla 2 (tabla {pia-by-generica}, presupuesto 2) tienen 4 filas',
    );
    expect(keptRuleText('la tabla 2', [...tables, { key: 'own', number: 2 }])).toBe('la tabla 2');
    expect(ruleText('la tabla {gone}', tables)).toBe('la tabla {gone}');
  });
});
