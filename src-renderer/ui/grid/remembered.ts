import type { Letters } from './keys.ts';

/** What a person chose for grids on this computer: column widths by grid, and the letters of the keys. Never data. */
const lettersKey = 'grid-letters';
const widthsKey = (grid: string): string => `grid-widths:${grid}`;

export const rememberedLetters = (): Letters => (localStorage.getItem(lettersKey) === 'en' ? 'en' : 'es');
export const rememberLetters = (letters: Letters): void => localStorage.setItem(lettersKey, letters);

/** Pixels by column key. What is stored may be of another version: only positive numbers are taken. */
export function rememberedWidths(grid: string): Readonly<Record<string, number>> {
  const stored: unknown = JSON.parse(localStorage.getItem(widthsKey(grid)) ?? '{}');
  const entries = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, number] => Number(entry[1]) > 0));
}
export const rememberWidths = (grid: string, widths: Readonly<Record<string, number>>): void =>
  localStorage.setItem(widthsKey(grid), JSON.stringify(widths));
