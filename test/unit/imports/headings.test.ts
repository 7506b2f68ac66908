import { expect, it } from 'vitest';
import { plain, spanishDate } from '#backend/imports/profiles/headings.ts';

it('reads the dates of the portal, and only days that exist', () => {
  expect(spanishDate('22-agosto-2026')).toBe('2026-08-22');
  expect(spanishDate('1-Setiembre-2025')).toBe('2025-09-01');
  expect(spanishDate('29-febrero-2024')).toBe('2024-02-29');
  for (const text of ['29-febrero-2023', '31-abril-2024', '0-enero-2024', '5-thermidor-2024', '05/01/2024', ''])
    expect(spanishDate(text), text).toBeNull();
});

it('compares headings without accents, case, line breaks and hard spaces', () => {
  expect(plain(' Año de\nEjecución:\u00a0 ')).toBe('ano de ejecucion:');
});
