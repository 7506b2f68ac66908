import { expect, it } from 'vitest';
import { numberNotes, readingOrder } from '#shared/domain/notes.ts';

const note = (id: number, ...anchors: readonly string[]) => ({ id, text: `nota ${id}`, anchors });
const columns = [
  { key: 'indicator' },
  { key: 'y2024', group: 'historical', value: '2024' },
  { key: 'y2025', group: 'projected', value: '2025' },
];

it('NT-1 reads the body row by row, then the headings from left to right', () => {
  expect(readingOrder(['7', '8'], columns)).toEqual([
    'row:7',
    'value:7:2024',
    'value:7:2025',
    'row:8',
    'value:8:2024',
    'value:8:2025',
    'column:indicator',
    'group:historical',
    'column:y2024',
    'group:projected',
    'column:y2025',
  ]);
});

it('NT-1 numbers notes where they are first met, whatever the order they were written in', () => {
  const notes = [note(1, 'group:projected'), note(2, 'row:8', 'row:9'), note(3, 'row:7')];
  const { notes: printed, numbersAt } = numberNotes(notes, readingOrder(['7', '8', '9'], columns));
  expect(printed).toEqual([
    { number: 1, text: 'nota 3' },
    { number: 2, text: 'nota 2' },
    { number: 3, text: 'nota 1' },
  ]);
  expect(['row:7', 'row:8', 'row:9', 'group:projected', 'row:10'].map(numbersAt)).toEqual([[1], [2], [2], [3], []]);
});

it('NT-2 sets several notes of one place in ascending order', () => {
  const { numbersAt } = numberNotes([note(1, 'row:8'), note(2, 'row:7', 'row:8')], ['row:7', 'row:8']);
  expect(numbersAt('row:8')).toEqual([1, 2]);
});

it('NT-3 leaves out a note that nothing in the table holds, and says which', () => {
  const { notes, orphans } = numberNotes([note(1, 'row:99'), note(2, 'row:7'), note(3)], ['row:7']);
  expect(notes).toEqual([{ number: 1, text: 'nota 2' }]);
  expect(orphans.map(({ id }) => id)).toEqual([1, 3]);
});
